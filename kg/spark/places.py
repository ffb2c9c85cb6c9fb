"""Places: folders and files of any file system that Hadoop knows, by their addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pyspark.sql import SparkSession

Kind = Literal["file", "folder", "missing"]


@dataclass(frozen=True)
class Place:
    """What stands, or will stand, at an address («hdfs://namenode/van-ban»)."""

    spark: SparkSession
    address: str

    def __truediv__(self, name: str) -> Place:
        return Place(self.spark, f"{self.address.rstrip('/')}/{name}")

    @property
    def kind(self) -> Kind:
        """Whether a file or a folder stands there, or nothing."""
        if not self._system.exists(self._path):
            return "missing"
        return "folder" if self._system.getFileStatus(self._path).isDirectory() else "file"

    @property
    def size(self) -> int | None:
        """How many bytes a file has, `None` where none stands there."""
        if self.kind != "file":
            return None
        return int(self._system.getFileStatus(self._path).getLen())

    def names(self) -> list[str]:
        """Return the names of what stands in a folder, sorted."""
        return sorted(found.getPath().getName() for found in self._system.listStatus(self._path))

    def read(self) -> str:
        """Return the text of a file."""
        stream = self._system.open(self._path)
        try:
            text = self._hadoop.io.IOUtils.readFullyToByteArray(stream)
        finally:
            stream.close()
        return bytes(text).decode("utf-8")

    def write(self, text: str) -> None:
        """Write a file in one step: a reader sees the old text or the new one."""
        new = Place(self.spark, f"{self.address}.new")
        stream = self._system.create(new._path, True)
        try:
            stream.write(bytearray(text.encode("utf-8")))
        finally:
            stream.close()
        overwrite = self._hadoop.fs.Options.Rename.OVERWRITE
        options = self._gateway.new_array(self._hadoop.fs.Options.Rename, 1)
        options[0] = overwrite
        context = self._hadoop.fs.FileContext.getFileContext(self._path.toUri(), self._settings)
        context.rename(new._path, self._path, options)

    def rename(self, name: str) -> None:
        """Give a file or folder another name in its folder."""
        to = self._hadoop.fs.Path(self._path.getParent(), name)
        self._system.rename(self._path, to)

    def remove(self) -> None:
        """Remove what stands there, with all that is in it."""
        self._system.delete(self._path, True)

    @property
    def _gateway(self) -> Any:
        gateway: Any = self.spark.sparkContext._gateway
        return gateway

    @property
    def _hadoop(self) -> Any:
        return self._gateway.jvm.org.apache.hadoop

    @property
    def _settings(self) -> Any:
        session: Any = self.spark._jsparkSession
        return session.sessionState().newHadoopConf()

    @property
    def _path(self) -> Any:
        return self._hadoop.fs.Path(self.address)

    @property
    def _system(self) -> Any:
        return self._path.getFileSystem(self._settings)
