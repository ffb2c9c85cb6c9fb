"""The Spark session: where the work is done, and with which settings."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

_LOG = Path(__file__).with_name("log4j2.properties")
_OURS = {
    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={_LOG.as_uri()}",
    # Files beside which no sums of their own are kept; the other class also stumbles over «:».
    "spark.hadoop.fs.file.impl": "org.apache.hadoop.fs.RawLocalFileSystem",
    # A file that is gone when it is to be read is refused by name, as one that was never there.
    "spark.sql.files.ignoreMissingFiles": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
_LOCAL = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
}
"""What keeps Spark on this machine to itself."""


class SparkFailed(RuntimeError):
    """Spark cannot start, or a job of it failed for good."""


@contextmanager
def session(master: str, settings: Mapping[str, str] | None = None) -> Iterator[SparkSession]:
    """Give a session at a master («local[2]», «yarn», «spark://…»), ended after the block.

    `settings` go before our own. A session that this process has already is taken and left as it
    is. Raises `SparkFailed`, in one line, for what Spark reports.
    """
    try:
        given = SparkSession.getActiveSession()
        spark = given or _started(master, settings or {})
        try:
            yield spark
        finally:
            if not given:
                spark.stop()
    except (PySparkException, Py4JError) as error:
        raise SparkFailed(f"Spark: {_reason(error)}") from error


def _started(master: str, settings: Mapping[str, str]) -> SparkSession:
    ours = dict(_OURS)
    if master.startswith("local"):  # where workers import from the same places as this process
        path = os.pathsep.join(part or str(Path.cwd()) for part in sys.path)
        ours |= _LOCAL | {"spark.executorEnv.PYTHONPATH": path}
    builder = SparkSession.builder.master(master).appName("camket")
    for name, value in (ours | dict(settings)).items():
        builder = builder.config(name, value)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if locale.getpreferredencoding(do_setlocale=False).lower() != "utf-8":
        os.environ["LC_ALL"] = "C.UTF-8"  # by which Java reads the names of files
    return builder.getOrCreate()


def _reason(error: Exception) -> str:
    """Return what went wrong as one line, with what to do where that is known."""
    text = str(error)
    if "JAVA_GATEWAY_EXITED" in text:
        return "could not start Java; install Java 17 and set JAVA_HOME"
    causes = [line for line in text.splitlines() if line.startswith("Caused by:")]
    lines = [line for line in text.splitlines() if line.strip()]
    return (causes or lines or [type(error).__name__])[-1 if causes else 0].strip()
