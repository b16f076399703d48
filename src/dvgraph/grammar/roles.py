"""Roles and the words that stand before a person's name."""

from __future__ import annotations

from typing import Final

__all__ = ["ROLE_HEAD", "TITLE"]

ROLE_HEAD: Final = (
    r"(?:nguyên[ ]|quyền[ ]|q\.[ ])?(?:(?:phó[ ])?(?:tổng[ ])?bí[ ]thư|(?:phó[ ])?chủ[ ]tịch|(?:phó[ ])?trưởng[ ](?:ban|phòng|đoàn|công[ ]an|thôn|bản|khối|xóm|ấp|buôn|khoa|trạm|ty|bộ[ ]môn)"
    r"|(?:phó[ ])?giám[ ]đốc|(?:phó[ ])?tổng[ ]giám[ ]đốc|(?:phó[ ])?chánh[ ](?:văn[ ]phòng|thanh[ ]tra|án)|(?:phó[ ])?viện[ ]trưởng|(?:phó[ ])?chủ[ ]nhiệm|(?:phó[ ])?hiệu[ ]trưởng"
    r"|(?:thứ[ ]|bộ[ ])trưởng|(?:phó[ ])?thủ[ ]tướng|(?:phó[ ])?đồn[ ]trưởng|chính[ ]trị[ ]viên(?:[ ]phó)?|(?:phó[ ])?chính[ ]ủy|(?:phó[ ])?chỉ[ ]huy[ ]trưởng|tư[ ]lệnh"
    r"|ủy[ ]viên|đại[ ]biểu|(?:phó[ ])?cục[ ]trưởng|(?:phó[ ])?chi[ ]cục[ ]trưởng|(?:phó[ ])?vụ[ ]trưởng|kế[ ]toán[ ]trưởng|(?:phó[ ])?tham[ ]mưu[ ]trưởng|chuyên[ ]viên|thường[ ]trực"
    r"|(?:phó[ ])?trưởng|thư[ ]ký|cán[ ]bộ|đảng[ ]viên|tổ[ ]trưởng|người[ ]có[ ]uy[ ]tín|già[ ]làng|(?:phó[ ])?hội[ ]trưởng|chi[ ]hội[ ]trưởng|bác[ ]sĩ|giáo[ ]viên)"
)
TITLE: Final = (
    r"(?:đồng[ ]chí|đ/c|ông|bà|anh|chị|em|cụ|bác|cô|chú|già[ ]làng|trưởng[ ](?:bản|thôn|khối|xóm|ấp|buôn)|gia[ ]đình[ ](?:ông|bà|anh|chị)|hộ[ ](?:ông|bà|anh|chị)"
    r"|(?:thượng|trung|thiếu|đại)[ ](?:tá|úy|tướng|sĩ)(?:[ ]qncn)?|binh[ ](?:nhất|nhì)|linh[ ]mục|hòa[ ]thượng|thượng[ ]tọa|ths\.?|ts\.?|bs\.?|gs\.?(?:ts\.?)?|pgs\.?(?:,?[ ]?ts\.?)?|nghệ[ ]nhân|tác[ ]giả|bài(?:,[ ]ảnh)?:|ảnh:|tin,[ ]ảnh:|nhà[ ]báo|luật[ ]sư|người[ ]có[ ]uy[ ]tín)"
)
