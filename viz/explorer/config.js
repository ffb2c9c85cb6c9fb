"use strict";
// The one global. A static export overwrites this file with `static: true`.
window.Camket = { static: false };
