"""All that an extraction needs, loaded: for the process that others are forked from."""

from extract.pipeline import extract_text

_DUTY = "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính báo cáo trước ngày 15/7/2025."
extract_text(_DUTY, name="", sha256="")
