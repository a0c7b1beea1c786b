package org.touchstonehub.match.standardise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegalFormsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Norvik Ltd",
        "NORVIK LIMITED",
        "Norvik & Co.",
        "Norvik and Company",
        "Norvik Gesellschaft mit beschränkter Haftung",
        "Norvik G.m.b.H. & Co. KG",
        "Norvik UG (haftungsbeschränkt)",
        "Norvik, Inc.",
        "Norvik Co., Ltd.",
        "Norvik (Pty) Ltd",
        "Norvik Pvt. Ltd.",
        "Norvik (P) Limited",
        "Norvik Sdn. Bhd.",
        "Norvik Pte Ltd",
        "PT Norvik Tbk",
        "PT. Norvik",
        "Perseroan Terbatas Norvik",
        "S.C. Norvik S.R.L.",
        "Norvik Sp. z o.o. Sp. k.",
        "Norvik spol. s r.o.",
        "Norvik, společnost s ručením omezeným",
        "Norvik S.à r.l.",
        "Société anonyme Norvik",
        "Norvik S.A. de C.V.",
        "Norvik Ltda. - ME",
        "SIA Norvik",
        "Sabiedrība ar ierobežotu atbildību \"Norvik\"",
        "UAB „Norvik“",
        "Norvik OÜ",
        "Oy Norvik Ab",
        "AB Norvik",
        "Norvik A/S",
        "Norvik San. ve Tic. Ltd. Şti.",
        "Norvik Anonim Şirketi",
        "Công ty TNHH Norvik",
        "Công ty Cổ phần Norvik",
        "OOO Norvik",
        "Norvik d.o.o."
      })
  void a_form_is_no_part_of_a_name(String value) {
    assertThat(Words.ofOrganisation(value)).containsExactly("norvik");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ООО «Северный мост»",
        "Общество с ограниченной ответственностью \"Северный мост\"",
        "Северный мост, ООО",
        "Закрытое акционерное общество Северный мост"
      })
  void so_it_is_in_cyrillic(String value) {
    assertThat(Words.ofOrganisation(value)).isEqualTo(Words.ofOrganisation("Северный мост"));
    assertThat(Words.ofOrganisation(value)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Βόρεια Γέφυρα Α.Ε.", "Βόρεια Γέφυρα Ανώνυμη Εταιρεία", "ΒΟΡΕΙΑ ΓΕΦΥΡΑ ΕΠΕ"})
  void and_in_greek(String value) {
    assertThat(Words.ofOrganisation(value)).isEqualTo(Words.ofOrganisation("Βόρεια Γέφυρα"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "株式会社青空工業",
        "青空工業株式会社",
        "㈱青空工業",
        "青空工業㈱",
        "(株)青空工業",
        "青空工業（株）",
        "青空 工業 株式会社",
        "株式会社　青空工業"
      })
  void a_form_need_not_be_parted_from_the_name(String value) {
    assertThat(Words.ofOrganisation(value)).isEqualTo(Words.ofOrganisation("青空工業"));
    assertThat(Words.ofOrganisation(value)).containsExactly("青空", "空工", "工業");
  }

  @Test
  void forms_of_chinese_korean_thai_arabic_and_hebrew_are_known() {
    assertThat(Words.ofOrganisation("北桥科技有限公司")).isEqualTo(Words.ofOrganisation("北桥科技"));
    assertThat(Words.ofOrganisation("北桥科技股份有限公司")).isEqualTo(Words.ofOrganisation("北桥科技"));
    assertThat(Words.ofOrganisation("주식회사 푸른하늘"))
        .isEqualTo(Words.ofOrganisation("푸른하늘(주)"))
        .isEqualTo(Words.ofOrganisation("㈜푸른하늘"))
        .isEqualTo(Words.ofOrganisation("푸른 하늘"));
    assertThat(Words.ofOrganisation("บริษัท สะพานเหนือ จำกัด (มหาชน)"))
        .isEqualTo(Words.ofOrganisation("บมจ.สะพานเหนือ"))
        .isEqualTo(Words.ofOrganisation("สะพานเหนือ"));
    assertThat(Words.ofOrganisation("شركة الجسر الشمالي ذ.م.م"))
        .isEqualTo(Words.ofOrganisation("الجسر الشمالي"));
    assertThat(Words.ofOrganisation("הגשר הצפוני בע\"מ"))
        .isEqualTo(Words.ofOrganisation("הגשר הצפוני בעמ"))
        .isEqualTo(Words.ofOrganisation("הגשר הצפוני"));
  }

  @Test
  void width_and_kana_are_folded() {
    assertThat(Words.ofOrganisation("ＡＢＣ工業")).isEqualTo(Words.ofOrganisation("ABC工業"));
    assertThat(Words.ofOrganisation("ｱｵｿﾞﾗ"))
        .isEqualTo(Words.ofOrganisation("アオゾラ"))
        .isEqualTo(Words.ofOrganisation("あおぞら"))
        .isNotEqualTo(Words.ofOrganisation("アオソラ"));
  }

  @Test
  void a_word_of_a_name_is_no_form() {
    assertThat(Words.ofOrganisation("The Limited")).containsExactly("the", "limited");
    assertThat(Words.ofOrganisation("Limited")).containsExactly("limited");
    assertThat(Words.ofOrganisation("AG Insurance")).containsExactly("ag", "insurance");
    assertThat(Words.ofOrganisation("AB InBev SA")).containsExactly("ab", "inbev");
    assertThat(Words.ofOrganisation("SC Harbour & Sons Inc"))
        .containsExactly("sc", "harbour", "sons");
    assertThat(Words.ofOrganisation("At Home Stores")).containsExactly("at", "home", "stores");
    assertThat(Words.ofOrganisation("Same as Ever Ltd")).containsExactly("same", "as", "ever");
    assertThat(Words.ofOrganisation("Norvik GmbH Niederlassung Wien"))
        .containsExactly("norvik", "niederlassung", "wien");
  }

  @Test
  void what_was_taken_off_is_told() {
    assertThat(Words.organisation("Norvik Limited", new long[0]).forms()).containsExactly("ltd");
    assertThat(Words.organisation("株式会社青空", new long[0]).forms())
        .isEqualTo(Words.organisation("㈱青空", new long[0]).forms())
        .hasSize(1);
    assertThat(Words.organisation("Norvik", new long[0]).forms()).isEmpty();
    assertThat(List.copyOf(Words.organisation("Oy Norvik Ab", new long[0]).forms()))
        .containsExactly("ab", "oy");
  }
}
