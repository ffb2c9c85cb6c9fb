"""Shapes: a good graph passes, and each way of spoiling it is named in Vietnamese."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from quoted import quotations
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef

from kg.validate import Quotation, Violation, check_provenance, validate
from ontology.load import graph as model
from ontology.vocab import CK, ID_BASE, OA

PREFIXES = f"""
PREFIX : <{ID_BASE}>
PREFIX ck: <https://w3id.org/camket/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX time: <http://www.w3.org/2006/time#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@pytest.fixture
def good(root: Path) -> Graph:
    return Graph().parse(root / "tests" / "cases" / "graph.ttl")


def test_a_good_graph_has_no_violation(good: Graph) -> None:
    assert validate(good) == []


def test_validating_does_not_change_the_graph(good: Graph) -> None:
    before = set(good)
    validate(good)
    assert set(good) == before


# (how to spoil the good graph, the node blamed, words of the message)
SPOILT = [
    # statements
    ("DELETE WHERE { :cam-ket ck:statedIn ?d }", "cam-ket", "đúng một văn bản (ck:statedIn)"),
    ("INSERT DATA { :cam-ket ck:statedIn :bao-cao }", "cam-ket", "đúng một văn bản (ck:statedIn)"),
    ("DELETE WHERE { :ket-qua ck:evidence ?e }", "ket-qua", "ít nhất một bằng chứng"),
    ("DELETE WHERE { :ket-qua ck:text ?t }", "ket-qua", "đúng một nội dung"),
    ('INSERT DATA { :ket-qua ck:text "Hai"@vi }', "ket-qua", "đúng một nội dung"),
    ("INSERT DATA { :ket-qua a ck:Problem }", "ket-qua", "thuộc đúng một loại"),
    ("DELETE WHERE { :ket-qua a ck:Result }", "ket-qua", "thuộc đúng một loại"),
    ("INSERT DATA { :ket-qua ck:confidence 1.5 }", "ket-qua", "từ 0 đến 1"),
    ("INSERT DATA { :cam-ket ck:inSection :cau }", "cam-ket", "nhiều nhất một phần"),
    ("INSERT DATA { :cam-ket ck:concerns :so }", "cam-ket", "một dự án, chương trình"),
    ("INSERT DATA { :cam-ket ck:about :cau }", "cam-ket", "một chỉ tiêu"),
    ("INSERT DATA { :ket-qua ck:reportsOn :so }", "ket-qua", "một nhiệm vụ hoặc dự án"),
    ('INSERT DATA { :ket-qua ck:asOf "2030-06-01"^^xsd:date }', "ket-qua", "nhiều nhất một"),
    # times: recurrence, derivation, the words that state them
    ('INSERT DATA { :cam-ket ck:recurrence "hằng tháng" }', "cam-ket", "một quy tắc RRULE"),
    ('INSERT DATA { :nhiem-vu ck:recurrence "FREQ=DAILY" , "FREQ=WEEKLY" }', "nhiem-vu", "RRULE"),
    ('INSERT DATA { :cam-ket ck:derivation "step"@en }', "cam-ket", "Cách suy ra thời hạn"),
    ("INSERT DATA { :cam-ket ck:timeEvidence :cau }", "cam-ket", "ck:timeEvidence phải trỏ"),
    # duties: bodies, mandates, deadlines
    ("DELETE WHERE { :cam-ket ck:states ?t }", "cam-ket", "đúng một nhiệm vụ (ck:states)"),
    ("INSERT DATA { :cam-ket ck:mandatedBy :so }", "cam-ket", "một phần của văn bản"),
    ("INSERT DATA { :ket-qua ck:leadBy :cau }", "ket-qua", "phải là một cơ quan"),
    (
        'DELETE { :cam-ket ck:dueFrom ?d } INSERT { :cam-ket ck:dueFrom "2030-06-01"^^xsd:date }'
        " WHERE { :cam-ket ck:dueFrom ?d }",
        "cam-ket",
        "Ngày đầu của thời hạn sau ngày cuối",
    ),
    (
        'DELETE { :cam-ket ck:dueDate ?d } INSERT { :cam-ket ck:dueDate "2030-02-30"^^xsd:date }'
        " WHERE { :cam-ket ck:dueDate ?d }",
        "cam-ket",
        "ngày có thật",
    ),
    ('INSERT DATA { :cam-ket ck:dueDate "2031-01-01"^^xsd:date }', "cam-ket", "nhiều nhất một"),
    ("DELETE WHERE { :cam-ket ck:deadlineGrade ?g }", "cam-ket", "mức căn cứ của thời hạn"),
    (
        "DELETE { :cam-ket ck:deadlineGrade ?g } INSERT { :cam-ket ck:deadlineGrade ck:group }"
        " WHERE { :cam-ket ck:deadlineGrade ?g }",
        "cam-ket",
        "nói rõ, theo mục, suy đoán hoặc do người duyệt",
    ),
    ("DELETE WHERE { :khoang time:hasEnd ?i }", "khoang", "ngày đầu hoặc ngày cuối"),
    ("DELETE WHERE { :ngay time:inXSDDate ?d }", "ngay", "đúng một ngày có thật"),
    # short forms and responsibilities
    ("INSERT DATA { :cam-ket ck:leadBy :hdnd }", "cam-ket", "không có trách nhiệm tương ứng"),
    ("INSERT DATA { :cam-ket ck:supportedBy :so }", "cam-ket", "không có trách nhiệm tương ứng"),
    ("INSERT DATA { :cam-ket ck:supervisedBy :so }", "cam-ket", "không có trách nhiệm tương ứng"),
    ("DELETE DATA { :cam-ket ck:leadBy :so }", "trach-nhiem", "thiếu dạng ngắn"),
    (
        "DELETE { :trach-nhiem ck:role ?r } INSERT { :trach-nhiem ck:role ck:supervise }"
        " WHERE { :trach-nhiem ck:role ?r }",
        "trach-nhiem",
        "thiếu dạng ngắn",
    ),
    (
        "DELETE { :trach-nhiem ck:grade ?g } INSERT { :trach-nhiem ck:grade ck:inferred }"
        " WHERE { :trach-nhiem ck:grade ?g }",
        "trach-nhiem",
        "Điều suy đoán (ck:inferred) bị ghi như điều văn bản nói",
    ),
    ("DELETE WHERE { :trach-nhiem ck:agent ?a }", "trach-nhiem", "đúng một cơ quan (ck:agent)"),
    ("INSERT DATA { :trach-nhiem ck:role ck:explicit }", "trach-nhiem", "đúng một vai trò"),
    ("DELETE WHERE { :trach-nhiem ck:grade ?g }", "trach-nhiem", "đúng một mức căn cứ"),
    ("INSERT DATA { :trach-nhiem ck:post :so }", "trach-nhiem", "Chức vụ (ck:post)"),
    ("DELETE WHERE { :trach-nhiem ck:evidence ?e }", "trach-nhiem", "phải có bằng chứng"),
    ("DELETE WHERE { ?s ck:hasResponsibility :trach-nhiem }", "trach-nhiem", "không gắn với"),
    ("INSERT DATA { :cam-ket ck:hasResponsibility :cau }", "cam-ket", "trỏ đến một trách nhiệm"),
    # bodies in time
    ("DELETE WHERE { :thay-doi org:originalOrganization ?a }", "thay-doi", "trước khi thay đổi"),
    (
        "INSERT DATA { :thay-doi org:resultingOrganization :cau }",
        "thay-doi",
        "Kết quả của thay đổi phải là một cơ quan",
    ),
    (
        "INSERT DATA { :thay-doi ck:changeKind ck:abolition }",
        "thay-doi",
        "đúng một loại (ck:change",
    ),
    ("DELETE WHERE { :thay-doi time:hasTime ?t }", "thay-doi", "Thay đổi phải có đúng một ngày"),
    ("DELETE WHERE { :thay-doi ck:legalBasis ?b }", "thay-doi", "căn cứ pháp lý là văn bản"),
    ("INSERT DATA { :so-cu ck:possibleSuccessor :cau }", "so-cu", "Cơ quan thay thế phải là một"),
    ("INSERT DATA { :so-cu ck:possibleSuccessor :so }", "so-cu", "ghi là còn phải xác định"),
    ("DELETE WHERE { :so-cu org:changedBy ?e }", "so-cu", "phải có sự kiện thay đổi"),
    (
        "INSERT DATA { :cam-ket ck:hasResponsibility :goi-y . :goi-y a ck:Responsibility ;"
        " ck:agent :hdnd ; ck:role ck:support ; ck:grade ck:inferred ; ck:evidence :chung-cu }",
        "goi-y",
        "Điều suy đoán phải nêu lý do",
    ),
    # tasks and their ledger
    ("DELETE WHERE { :nhiem-vu skos:prefLabel ?l }", "nhiem-vu", "Thiếu tên chính thức"),
    ("DELETE WHERE { :nhiem-vu ck:status ?s }", "nhiem-vu", "đúng một trạng thái"),
    ("INSERT DATA { :nhiem-vu ck:status ck:doneLate }", "nhiem-vu", "đúng một trạng thái"),
    ("DELETE WHERE { ?c ck:states :nhiem-vu }", "nhiem-vu", "ít nhất một cam kết"),
    (
        "DELETE WHERE { :nhiem-vu ck:dueDate ?d } ; "
        "DELETE { :nhiem-vu ck:status ?s } INSERT { :nhiem-vu ck:status ck:openOverdue }"
        " WHERE { :nhiem-vu ck:status ?s }",
        "nhiem-vu",
        "không khớp với thời hạn",
    ),
    (
        "DELETE { :nhiem-vu ck:status ?s } INSERT { :nhiem-vu ck:status ck:noDeadline }"
        " WHERE { :nhiem-vu ck:status ?s }",
        "nhiem-vu",
        "không khớp với thời hạn",
    ),
    ("INSERT DATA { :nhiem-vu ck:leadBy :hdnd }", "nhiem-vu", "không cam kết nào của nó nêu"),
    ("DELETE WHERE { :su-kien ck:evidence ?e }", "su-kien", "phải có bằng chứng"),
    ("DELETE WHERE { :su-kien time:hasTime ?t }", "su-kien", "đúng một thời điểm"),
    ("DELETE WHERE { :su-kien prov:wasDerivedFrom ?s }", "su-kien", "dẫn từ một mệnh đề"),
    ("DELETE WHERE { ?t ck:statusEvent :su-kien }", "su-kien", "đúng một nhiệm vụ"),
    # tasks in time: deadlines, owners, restatements, silence
    ("INSERT DATA { :nhiem-vu ck:deadlineEvent :cau }", "nhiem-vu", "trỏ đến một mốc thời hạn"),
    ("INSERT DATA { :nhiem-vu ck:ownerEvent :cau }", "nhiem-vu", "một mốc đơn vị chủ trì"),
    ("INSERT DATA { :nhiem-vu ck:restatements 0 }", "nhiem-vu", "Số lần nhắc lại"),
    (
        'INSERT DATA { :nhiem-vu ck:lastMentioned "2031-01-01"^^xsd:date }',
        "nhiem-vu",
        "nhiều nhất một ngày được nhắc lần cuối",
    ),
    ("INSERT DATA { :nhiem-vu ck:silentReports -1 }", "nhiem-vu", "Số báo cáo không nhắc"),
    ("INSERT DATA { :nhiem-vu ck:followedBy :cau }", "nhiem-vu", "nhiều nhất một loạt báo cáo"),
    ("DELETE WHERE { :moc-han ck:dueDate ?d }", "moc-han", "đúng một hạn cuối"),
    ("DELETE WHERE { :moc-han ck:binding ?b }", "moc-han", "(ck:binding)"),
    ("DELETE WHERE { :moc-han ck:evidence ?e }", "moc-han", "Mốc thời hạn phải có bằng chứng"),
    ("DELETE WHERE { ?t ck:deadlineEvent :moc-han }", "moc-han", "thuộc đúng một nhiệm vụ"),
    ("INSERT DATA { :moc-han ck:daysMoved 0 }", "moc-han", "số nguyên khác 0"),
    ("DELETE WHERE { :moc-chu-tri ck:newOwner ?a }", "moc-chu-tri", "phải có đơn vị chủ trì mới"),
    (
        "INSERT DATA { :moc-chu-tri ck:previousOwner :cau }",
        "moc-chu-tri",
        "Đơn vị chủ trì trước phải là",
    ),
    ("DELETE WHERE { :moc-chu-tri ck:evidence ?e }", "moc-chu-tri", "chủ trì phải có bằng chứng"),
    (
        "DELETE WHERE { ?t ck:ownerEvent :moc-chu-tri }",
        "moc-chu-tri",
        "chủ trì phải thuộc đúng một nhiệm vụ",
    ),
    ("DELETE WHERE { :loat skos:prefLabel ?l }", "loat", "Loạt báo cáo phải có đúng một tên"),
    ("DELETE DATA { :bao-cao ck:inSeries :loat }", "loat", "từ hai báo cáo trở lên"),
    ("INSERT DATA { :cam-ket ck:sameDutyScore 1.5 }", "cam-ket", "Mức chắc là cùng một việc"),
    ("DELETE WHERE { :cam-ket ck:sameDutyReason ?r }", "cam-ket", "kèm đúng một lý do"),
    ("INSERT DATA { :nghi-quyet eli:repeals :cau }", "nghi-quyet", "trỏ đến một văn bản"),
    ("INSERT DATA { :nhiem-vu ck:statusEvent :cau }", "nhiem-vu", "một sự kiện trạng thái"),
    # figures
    ("DELETE WHERE { :so-lieu ck:indicator ?i }", "so-lieu", "đúng một chỉ tiêu"),
    ("DELETE WHERE { :so-lieu ck:observationKind ?k }", "so-lieu", "chỉ tiêu đặt ra hoặc"),
    ("DELETE WHERE { :so-lieu ck:measure ?m }", "so-lieu", "đúng một cách đo"),
    ("DELETE WHERE { :so-lieu ck:low ?l ; ck:high ?h }", "so-lieu", "ít nhất một cận"),
    (
        "DELETE DATA { :so-lieu ck:low 1.0 } ; INSERT DATA { :so-lieu ck:low 3.0 }",
        "so-lieu",
        "Cận dưới lớn hơn cận trên",
    ),
    ('INSERT DATA { :so-lieu ck:low "ba" }', "so-lieu", "số thập phân"),
    ('INSERT DATA { :so-lieu ck:unit "ha"@vi }', "so-lieu", "nhiều hơn một đơn vị"),
    ("DELETE WHERE { :so-lieu ck:statedIn ?d }", "so-lieu", "đúng một văn bản (ck:statedIn)"),
    ("DELETE WHERE { :so-lieu ck:evidence ?d }", "so-lieu", "phải có bằng chứng"),
    (
        "DELETE { :so-lieu ck:periodFrom ?d } WHERE { :so-lieu ck:periodFrom ?d } ; "
        'INSERT DATA { :so-lieu ck:periodFrom "2031-01-01"^^xsd:date }',
        "so-lieu",
        "bắt đầu sau khi kết thúc",
    ),
    # documents and their parts
    ("DELETE WHERE { :bao-cao ck:sha256 ?h }", "bao-cao", "cả tên tệp và mã băm"),
    ("DELETE WHERE { :bao-cao ck:fileName ?h ; ck:sha256 ?s }", "bao-cao", "chỉ được dẫn chiếu"),
    ('INSERT DATA { :bao-cao ck:sha256 "ABC" }', "bao-cao", "64 chữ số"),
    ('INSERT DATA { :luat eli:date_document "2030-13-01"^^xsd:date }', "luat", "ngày có thật"),
    ("INSERT DATA { :luat eli:type_document ck:lead }", "luat", "khái niệm của ck:documentTypes"),
    ("INSERT DATA { :luat eli:passed_by :cau }", "luat", "Cơ quan ban hành"),
    ("INSERT DATA { :luat ck:signedBy :so }", "luat", "Người ký phải là một người"),
    ("INSERT DATA { :luat ck:addressedTo :nguoi-ky }", "luat", "Nơi nhận"),
    ("INSERT DATA { :bao-cao eli:based_on :so }", "bao-cao", "trỏ đến một văn bản"),
    ("DELETE WHERE { :dieu-1 eli:is_part_of ?d }", "dieu-1", "thuộc đúng một văn bản"),
    # named things
    ('INSERT DATA { :so skos:prefLabel "Tên thứ hai"@vi }', "so", "nhiều hơn một tên chính thức"),
    ("INSERT DATA { :so org:classification ck:law }", "so", "khái niệm của ck:agencyKinds"),
    ("INSERT DATA { :so org:subOrganizationOf :cau }", "so", "Cơ quan cấp trên"),
    ("INSERT DATA { :cau ck:projectKind ck:law }", "cau", "khái niệm của ck:projectKinds"),
    ("INSERT DATA { :cau ck:sector ck:law }", "cau", "khái niệm của ck:sectors"),
    (
        "INSERT DATA { :cam-ket ck:sector ck:landSector , ck:pressSector , ck:sportSector }",
        "cam-ket",
        "nhiều nhất hai lĩnh vực",
    ),
    ("DELETE WHERE { :giu-chuc org:member ?p }", "giu-chuc", "đúng một người giữ"),
    ("DELETE WHERE { :giu-chuc org:organization ?p }", "giu-chuc", "đúng một cơ quan"),
    # evidence and identity
    ("DELETE WHERE { :chung-cu oa:hasSource ?d }", "chung-cu", "đúng một văn bản (oa:hasSource)"),
    ("DELETE WHERE { :chung-cu oa:start ?d }", "chung-cu", "vị trí đầu"),
    ("DELETE WHERE { :chung-cu oa:end ?d }", "chung-cu", "đúng một vị trí cuối"),
    (
        "DELETE DATA { :chung-cu oa:start 3 } ; INSERT DATA { :chung-cu oa:start 9 }",
        "chung-cu",
        "rỗng hoặc ngược",
    ),
    (
        "DELETE DATA { :chung-cu oa:start 3 } ; INSERT DATA { :chung-cu oa:start -1 }",
        "chung-cu",
        "số nguyên không âm",
    ),
    ("DELETE WHERE { :chung-cu oa:exact ?d }", "chung-cu", "trích nguyên văn"),
    # how files were read: the good graph has a page, a repair and a skipped passage
    ("DELETE WHERE { :trang ck:pageOf ?d }", "trang", "thuộc đúng một văn bản (ck:pageOf)"),
    ("INSERT DATA { :trang ck:pageOf :bao-cao }", "trang", "thuộc đúng một văn bản (ck:pageOf)"),
    ("DELETE WHERE { :trang ck:pageNumber ?n }", "trang", "đúng một số thứ tự từ 1"),
    (
        "DELETE DATA { :trang ck:pageNumber 2 } ; INSERT DATA { :trang ck:pageNumber 0 }",
        "trang",
        "đúng một số thứ tự từ 1",
    ),
    ("DELETE WHERE { :trang ck:readHow ?h }", "trang", "đúng một cách đọc (ck:readHow)"),
    ("INSERT DATA { :trang ck:readHow ck:pageFurniture }", "trang", "đúng một cách đọc"),
    ("DELETE WHERE { :cho-sua ck:meant ?m }", "cho-sua", "đúng một cách hiểu (ck:meant)"),
    ('INSERT DATA { :cho-sua ck:meant "Cầu 1a" }', "cho-sua", "đúng một cách hiểu (ck:meant)"),
    ("DELETE WHERE { :cho-sua ck:rule ?m }", "cho-sua", "đúng một quy tắc (ck:rule)"),
    ("DELETE WHERE { :cho-sua ck:score ?m }", "cho-sua", "đúng một điểm từ 0 đến 1"),
    (
        "DELETE DATA { :cho-sua ck:score 0.9 } ; INSERT DATA { :cho-sua ck:score 1.1 }",
        "cho-sua",
        "đúng một điểm từ 0 đến 1",
    ),
    ("DELETE WHERE { :cho-sua ck:applied ?m }", "cho-sua", "đã áp dụng hay chưa"),
    ('INSERT DATA { :cho-sua ck:applied "có" }', "cho-sua", "đã áp dụng hay chưa"),
    ("DELETE WHERE { :cho-sua oa:hasSource ?d }", "cho-sua", "đúng một văn bản (oa:hasSource)"),
    ("DELETE WHERE { :bo-qua oa:exact ?d }", "bo-qua", "trích nguyên văn"),
    ("DELETE WHERE { :bo-qua ck:skipReason ?r }", "bo-qua", "phải có lý do (ck:skipReason)"),
    ("INSERT DATA { :bo-qua ck:skipReason ck:blankPage }", "bo-qua", "phải có lý do"),
    ("DELETE WHERE { :dong-nhat ck:canonical ?d }", "dong-nhat", "đúng một nút chuẩn"),
    ("DELETE WHERE { :dong-nhat ck:judgement ?d }", "dong-nhat", "giống nhau, khác nhau"),
    ("DELETE WHERE { :dong-nhat ck:origin ?d }", "dong-nhat", "do quy tắc hay do người xét"),
    ("DELETE WHERE { :dong-nhat ck:joins ?d }", "dong-nhat", "ít nhất hai tên gọi"),
    ("DELETE WHERE { :dong-nhat ck:score ?d }", "dong-nhat", "từ 0 đến 1"),
    ("DELETE WHERE { :dong-nhat ck:reason ?d }", "dong-nhat", "lý do"),
    # targets held against actuals, facts told differently
    ("DELETE WHERE { :muc-dat ck:ofTarget ?t }", "muc-dat", "đúng một mục tiêu"),
    ("INSERT DATA { :muc-dat ck:byActual :muc-tieu }", "muc-dat", "nhiều nhất một số thực hiện"),
    ("DELETE WHERE { :muc-dat ck:byActual ?a }", "muc-dat", "Không có số thực hiện"),
    ("DELETE WHERE { :muc-dat ck:attainmentVerdict ?v }", "muc-dat", "đúng một kết luận"),
    ("INSERT DATA { :muc-dat ck:attainmentVerdict ck:met }", "muc-dat", "đúng một kết luận"),
    ("DELETE WHERE { :muc-dat ck:reason ?r }", "muc-dat", "Kết luận về mục tiêu phải kèm"),
    ("DELETE WHERE { :muc-dat ck:evidence ?e }", "muc-dat", "bằng chứng của mục tiêu"),
    ("DELETE WHERE { :muc-dat ck:indicator ?i }", "muc-dat", "của đúng một chỉ tiêu"),
    ("INSERT DATA { :muc-dat ck:attainedShare 70.0 }", "muc-dat", "Tỷ lệ đạt phải là"),
    ('INSERT DATA { :muc-dat ck:estimated "có" }', "muc-dat", "ước tính hay không"),
    ("INSERT DATA { :muc-tieu ck:measuredIn :so }", "muc-tieu", "nhiều nhất một đơn vị hành chính"),
    ("DELETE WHERE { :noi-khac ck:contradictionType ?t }", "noi-khac", "thuộc đúng một kiểu"),
    ("INSERT DATA { :noi-khac ck:contradictionType ck:met }", "noi-khac", "thuộc đúng một kiểu"),
    ("DELETE WHERE { :noi-khac ck:contradictionAbout ?t }", "noi-khac", "về đúng một điều"),
    ("DELETE WHERE { :noi-khac ck:oneSide ?s }", "noi-khac", "Thiếu bên trước"),
    ("DELETE WHERE { :noi-khac ck:otherSide ?s }", "noi-khac", "Thiếu bên sau"),
    (
        "DELETE DATA { :noi-khac ck:otherSide :ket-qua } ;"
        " INSERT DATA { :noi-khac ck:otherSide :cam-ket }",
        "noi-khac",
        "Hai bên phải là hai mệnh đề",
    ),
    ("DELETE DATA { :noi-khac ck:evidence :chung-cu }", "noi-khac", "bằng chứng của cả hai bên"),
    ("DELETE WHERE { :noi-khac ck:oneValue ?v }", "noi-khac", "điều bên trước nói"),
    ("DELETE WHERE { :noi-khac ck:otherValue ?v }", "noi-khac", "điều bên sau nói"),
    ("DELETE WHERE { :noi-khac ck:reason ?r }", "noi-khac", "khác nhau phải kèm đúng một lý do"),
    ("DELETE WHERE { :noi-khac ck:aboutTask ?t }", "noi-khac", "một nhiệm vụ hoặc một chỉ tiêu"),
    ("INSERT DATA { :noi-khac ck:indicator :chi-tieu }", "noi-khac", "hoặc một chỉ tiêu"),
    # what is no term of ours
    ("INSERT DATA { :so ck:ledBy :cau }", None, "Bản thể học không có thuật ngữ này"),
    ("INSERT DATA { :so a ck:Department }", None, "Bản thể học không có thuật ngữ này"),
    # reviews
    ("INSERT DATA { :y-kien ck:reviewNumber 5 }", "y-kien", "đúng một số thứ tự, từ 1"),
    ("DELETE WHERE { :y-kien ck:reviewVerdict ?v }", "y-kien", "đúng một điều trong ck:reviewV"),
    ("DELETE WHERE { :y-kien dcterms:creator ?w }", "y-kien", "của đúng một người duyệt"),
    ("DELETE WHERE { :y-kien dcterms:created ?t }", "y-kien", "đúng một thời điểm"),
    ("DELETE WHERE { :y-kien oa:hasTarget ?t }", "y-kien", "về ít nhất một thứ"),
    ("INSERT DATA { :y-kien ck:judges ck:lead }", "y-kien", "phải thuộc ck:facets"),
    ("DELETE WHERE { :y-kien ck:inForce ?f }", "y-kien", "còn hiệu lực hay không"),
    ("INSERT DATA { :y-kien ck:givenEvidence :cau }", "y-kien", "phải là một bằng chứng"),
    ("INSERT DATA { :y-kien-2 ck:takesBack :y-kien-2 }", "y-kien-2", "Chỉ rút lại được một"),
    ("DELETE WHERE { :y-kien-2 ck:takesBack ?t }", "y-kien-2", "phải nêu ý kiến nào được rút"),
    ("DELETE WHERE { :cam-ket ck:reviewStanding ?s }", "cam-ket", "đúng một mục của ck:reviewSt"),
    ("DELETE WHERE { :cam-ket ck:hasReview ?r }", "cam-ket", "có ít nhất một ý kiến"),
    ("INSERT DATA { :cam-ket ck:putUpAgain ck:wordsGone, ck:same }", "cam-ket", "Lý do xem lại"),
]


@pytest.mark.parametrize(("update", "blamed", "message"), SPOILT)
def test_each_fault_is_found_and_named(
    good: Graph, update: str, blamed: str | None, message: str
) -> None:
    good.update(PREFIXES + update)
    found = validate(good)
    hits = [v for v in found if message in v.message and v.severity == "violation"]
    assert hits, [str(v) for v in found]
    if blamed:
        assert {v.focus for v in hits} == {ID_BASE + blamed}


def test_what_is_allowed_stays_allowed(good: Graph) -> None:
    """A suggestion without a short form, an open bound, two files of one document, no deadline."""
    good.update(
        PREFIXES
        + """INSERT DATA {
            :cam-ket ck:hasResponsibility :goi-y .
            :goi-y a ck:Responsibility ; ck:agent :hdnd ; ck:role ck:support ;
                ck:grade ck:inferred ; ck:evidence :chung-cu ; ck:reason "vì chức năng"@vi .
            :nghi-quyet ck:fileName "ban-quet.txt" ;
                ck:sha256 "00000000000000000000000000000000000000000000000000000000000000ff" .
        } ;
        DELETE WHERE { :so-lieu ck:high ?h } ;
        DELETE WHERE { :cam-ket ck:dueFrom ?a ; ck:dueDate ?b ; ck:deadline ?c ;
                                ck:deadlineGrade ?d } ;
        DELETE WHERE { :nhiem-vu ck:dueFrom ?a ; ck:dueDate ?b }"""
    )
    assert validate(good) == []


@pytest.mark.parametrize(
    ("update", "message"),
    [
        ("DELETE WHERE { :so-lieu ck:unit ?u }", "không có đơn vị tính"),
        ('INSERT DATA { :cau skos:altLabel "Cầu Mẫu"@vi }', "ghi lại làm tên khác"),
    ],
)
def test_what_is_only_poor_is_a_warning(good: Graph, update: str, message: str) -> None:
    good.update(PREFIXES + update)
    (found,) = validate(good)
    assert found.severity == "warning"
    assert message in found.message


def test_blank_nodes_are_found_wherever_they_stand(good: Graph) -> None:
    so, nobody = URIRef(ID_BASE + "so"), BNode()
    good.add((so, OA.hasTarget, nobody))
    good.add((nobody, RDF.type, CK.Agency))
    found = [v for v in validate(good) if "nút trống" in v.message]
    assert [(v.focus, v.path) for v in found] == [("", str(RDF.type)), (str(so), str(OA.hasTarget))]


def test_a_violation_says_where_and_what(good: Graph) -> None:
    good.update(PREFIXES + "INSERT DATA { :cam-ket ck:concerns :so }")
    (found,) = validate(good)
    assert (found.focus, found.path, found.value) == (
        f"{ID_BASE}cam-ket",
        str(CK.concerns),
        f"{ID_BASE}so",
    )
    assert str(found) == (
        f"{ID_BASE}cam-ket {CK.concerns}: ck:concerns phải trỏ đến một dự án, chương trình."
        f" [{ID_BASE}so]"
    )


def test_findings_come_in_one_order(good: Graph) -> None:
    good.update(PREFIXES + "DELETE WHERE { ?s ck:evidence ?e }")
    found = validate(good)
    assert len(found) == 10
    assert found == sorted(found)


def test_every_message_is_in_both_languages() -> None:
    shapes = model("shapes")
    speakers = set(shapes.subjects(SH.message, None))
    for speaker in speakers:
        languages = {
            m.language for m in shapes.objects(speaker, SH.message) if isinstance(m, Literal)
        }
        assert languages == {"vi", "en"}
    paths = set(shapes.subjects(SH.path, None))
    named = {s for s in shapes.subjects(RDF.type, SH.NodeShape) if (s, SH.property, None) in shapes}
    silent = {p for s in named for p in shapes.objects(s, SH.property)} & paths - speakers
    assert silent == set()


def test_every_message_of_the_shapes_has_a_case() -> None:
    """Whoever adds a shape adds a way to break it."""
    cases = [words for _, _, words in SPOILT]
    elsewhere = ["Nút không có IRI", "không có đơn vị tính", "ghi lại làm tên khác"]
    for message in model("shapes").objects(None, SH.message):
        if isinstance(message, Literal) and message.language == "vi":
            assert any(words in message for words in cases + elsewhere), message


def test_a_node_without_an_iri_breaks_its_shape(good: Graph) -> None:
    good.add((BNode(), RDF.type, CK.Agency))
    assert any("Nút không có IRI" in violation.message for violation in validate(good))


# --- provenance -----------------------------------------------------------------------------------

TEXT = "\ufeffSở Y tế chủ trì\r\ntrước ngày 30/6/2030."
DOC = f"{ID_BASE}document/mau"


def quote(start: int, end: int, exact: str, *, source: str = DOC) -> Quotation:
    return Quotation(f"{ID_BASE}evidence/{start}", source, start, end, exact)


@pytest.mark.parametrize(
    "good_quote",
    [
        quote(1, 8, "Sở Y tế"),
        quote(16, 24, "\r\ntrước "),  # line ends stay as they are
        quote(0, len(TEXT), TEXT),
    ],
)
def test_quotations_that_stand_in_the_text(good_quote: Quotation) -> None:
    assert check_provenance([good_quote], {DOC: TEXT}) == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (quote(0, 7, "Sở Y tế"), "là «\ufeffSở Y t»"),  # off by the byte order mark
        (quote(1, 8, "Sở Y Tế"), "là «Sở Y tế»"),  # case
        (quote(1, 8, "So\u031b\u0309 Y tế"), "là «Sở Y tế»"),  # NFD is not what stands there
        (quote(16, 23, " trước "), "là «\r\ntrước»"),  # a joined line is not the original
        (quote(5, 5, ""), "nằm ngoài"),
        (quote(9, 4, "Y"), "nằm ngoài"),
        (quote(-4, 2, "x"), "nằm ngoài"),
        (quote(30, 400, "x"), f"dài {len(TEXT)} ký tự"),
        (quote(1, 8, "Sở Y tế", source="urn:x"), "Không có nội dung của văn bản nguồn urn:x"),
    ],
)
def test_quotations_that_do_not(row: Quotation, message: str) -> None:
    (found,) = check_provenance([row], {DOC: TEXT})
    assert message in found.message
    assert found.focus == row.iri
    assert found.severity == "violation"


def test_all_evidence_of_a_graph_is_read(good: Graph) -> None:
    assert quotations(good) == [
        Quotation(f"{ID_BASE}bo-qua", f"{ID_BASE}bao-cao", 8, 11, "- 2"),
        Quotation(f"{ID_BASE}cho-sua", f"{ID_BASE}nghi-quyet", 3, 9, "Cầu 7a"),
        Quotation(f"{ID_BASE}chung-cu", f"{ID_BASE}nghi-quyet", 3, 9, "Cầu 7a"),
        Quotation(f"{ID_BASE}chung-cu-2", f"{ID_BASE}bao-cao", 0, 7, "Cầu Mẫu"),
    ]


def test_evidence_without_a_part_is_left_to_the_shapes(good: Graph) -> None:
    good.remove((URIRef(f"{ID_BASE}chung-cu"), OA.exact, None))
    assert f"{ID_BASE}chung-cu" not in {q.iri for q in quotations(good)}
    assert len(quotations(good)) == 3


def test_the_graphs_evidence_against_its_texts(good: Graph) -> None:
    texts = {f"{ID_BASE}nghi-quyet": "12.Cầu 7a", f"{ID_BASE}bao-cao": "Cầu mẫu\n- 2"}
    found = check_provenance(quotations(good), texts)
    assert [v.focus for v in found] == [f"{ID_BASE}chung-cu-2"]


def test_long_quotations_are_cut_in_the_message() -> None:
    row = quote(0, 300, "b" * 300)
    (found,) = check_provenance([row], {DOC: "a" * 300})
    assert re.search(r"«a{60}»\.$", found.message)
    assert found.value == "b" * 60
    assert isinstance(found, Violation)
