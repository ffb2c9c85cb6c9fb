"use strict";
// Words: of the interface in two languages, labels of concepts, and forms of dates and numbers.
(function () {
  const Camket = window.Camket;
  let words = { vi: {}, en: {} };

  const BEFORE = {
    // before /api/words has answered
    "error.unreachable": [
      "Không kết nối được với máy chủ Camket. Hãy xem lệnh «camket serve» còn chạy không, rồi tải lại trang.",
      "The Camket server does not answer. See that «camket serve» is running, then reload the page.",
    ],
    "error.answer": ["Không đọc được câu trả lời của máy chủ.", "The server's answer cannot be read."],
    "error.title": ["Có lỗi", "Something went wrong"],
    "error.again": ["Thử lại", "Try again"],
  };

  /** The word of the interface for a key; the key itself where there is none. */
  Camket.t = (key, values) => {
    const early = BEFORE[key];
    let text = words[Camket.lang][key] || words.vi[key] || (early && early[Camket.lang === "en" ? 1 : 0]) || key;
    Object.entries(values || {}).forEach(([name, value]) => {
      text = text.replace(`{${name}}`, () => String(value));
    });
    return text;
  };

  Camket.knows = (key) => Boolean(words[Camket.lang][key] || words.vi[key]);

  /** The label of a concept by IRI or local name («openOverdue»). */
  Camket.label = (iri) => {
    if (!iri) return "";
    const local = String(iri).replace(/^.*[#/]/, "");
    const found = [iri, local].find(Camket.knows);
    return found ? Camket.t(found) : local;
  };

  /** Takes the words of both languages; concepts are known by IRI and by local name. */
  Camket.learn = (given) => {
    words = given;
    Object.values(words).forEach((each) =>
      Object.keys(each)
        .filter((key) => key.includes("#"))
        .forEach((iri) => {
          const local = iri.slice(iri.lastIndexOf("#") + 1);
          if (!(local in each)) each[local] = each[iri];
        }),
    );
  };

  Camket.speak = (language) => {
    Camket.lang = language;
    Camket.keep.set("lang", language);
    document.documentElement.lang = language;
  };

  /** Letters without marks and case: «Sở Y tế» → «so y te». */
  Camket.fold = (text) =>
    String(text)
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .replace(/đ/g, "d");

  /** A number with at most so many decimal places. `Intl.NumberFormat` needs 40 ms for the same at the first drawing. */
  const digits = (language, places) => ({
    format(value) {
      const [whole, part] = String(Number(value.toFixed(places))).split(".");
      const [between, point] = language === "en" ? [",", "."] : [".", ","];
      return whole.replace(/\B(?=(\d{3})+$)/g, between) + (part ? point + part : "");
    },
  });
  const numbers = { vi: digits("vi", 6), en: digits("en", 6) };

  function iso(day) {
    const two = (n) => String(n).padStart(2, "0");
    return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  }

  const fmt = {
    /** «2025-12-31» → «31/12/2025»; what is no day stays as it is. */
    date(text) {
      const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(text || "");
      return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : text || "";
    },
    /** «31/12/2025», «31-12-2025», «2025-12-31» → «2025-12-31»; otherwise empty. */
    readDate(text) {
      const said = String(text).trim();
      const parts =
        /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(said) ||
        (/^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said) || []).reverse();
      const [day, month, year] = parts.length === 4 ? (parts[3] === said ? parts : parts.slice(1)) : [];
      const made = new Date(Number(year), Number(month) - 1, Number(day));
      return made.getDate() === Number(day) && made.getMonth() === Number(month) - 1 ? iso(made) : "";
    },
    /** «1234.5» → «1.234,5» (Vietnamese), «1,234.5» (English). */
    number(x) {
      const value = Number(x);
      return x === "" || x === null || x === undefined || Number.isNaN(value)
        ? String(x ?? "")
        : numbers[Camket.lang].format(value);
    },
    percent(share) {
      return `${digits(Camket.lang, 1).format(share * 100)}%`;
    },
    days(n) {
      return Camket.t(Number(n) === 1 ? "fmt.day" : "fmt.days", { n: fmt.number(n) });
    },
    month(text) {
      const [year, month] = text.split("-");
      return Camket.t("fmt.month", { month: String(Number(month)), year });
    },
    /** The days of a period as short as they can be said. */
    period(from, to) {
      if (from && to && from !== to) return `${fmt.date(from)} – ${fmt.date(to)}`;
      return fmt.date(from || to);
    },
    /** «từ 8,5 % trở lên», «12–14 %», «97,5 %». */
    amount(low, high, unit) {
      const given = (x) => x !== null && x !== undefined && x !== "";
      const said = `${unit && unit !== "%" ? " " : ""}${unit || ""}`;
      if (given(low) && given(high))
        return Number(low) === Number(high) ? fmt.number(low) + said : `${fmt.number(low)}–${fmt.number(high)}${said}`;
      return given(low)
        ? Camket.t("figure.at-least", { n: fmt.number(low) + said })
        : Camket.t("figure.at-most", { n: fmt.number(high) + said });
    },
    today: () => iso(new Date()),
    iso,
    /** Whole days from one ISO day to another. */
    between(from, to) {
      return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86400000);
    },
    add(day, days) {
      return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);
    },
  };
  Camket.fmt = fmt;

  /** A file name that every system takes: «so-y-te». */
  Camket.slug = (text) =>
    Camket.fold(text)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "camket";
})();
