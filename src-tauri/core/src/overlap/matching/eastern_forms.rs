/// A name without the legal forms that stand in it without a space.
pub fn without_eastern_forms(name: &str) -> String {
    const FORMS: [&str; 16] = [
        "股份有限公司",
        "有限责任公司",
        "有限公司",
        "集团",
        "公司",
        "株式会社",
        "（株）",
        "(株)",
        "㈱",
        "有限会社",
        "合同会社",
        "유한회사",
        "주식회사",
        "（주）",
        "(주)",
        "㈜",
    ];
    let mut plain = name.to_owned();
    for form in FORMS {
        if plain.contains(form) && plain.trim() != form {
            plain = plain.replace(form, " ");
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_that_is_nothing_but_a_form() {
        assert_eq!(without_eastern_forms("株式会社コルバン").trim(), "コルバン");
        assert_eq!(without_eastern_forms("公司"), "公司");
    }
}
