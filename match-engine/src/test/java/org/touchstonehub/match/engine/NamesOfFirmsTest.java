package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.touchstonehub.match.engine.People.add;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.type.SemanticType;

/** Lists of firms that have little more than a name, with or without a legal form. */
class NamesOfFirmsTest {
  private static final EntityModel FIRM =
      People.model(List.of(), "name", SemanticType.ORGANISATION, "country", SemanticType.COUNTRY);
  private static final String[] STEMS =
      ("alder birch cedar dunmore elwood fenwick garnet holm inver jarrow kestrel lomond marlow"
              + " norvik orwell penrose quarry rowan selby thorne")
          .split(" ", -1);
  private static final String[] TRADES =
      "bearings castings freight pumps textiles glass tools timber dairy optics".split(" ", -1);
  private static final List<String> LONG_FORMS =
      List.of(
          "%s Ltd",
          "%s",
          "Общество с ограниченной ответственностью %s",
          "ООО %s",
          "บริษัท %s จำกัด",
          "Sabiedrība ar ierobežotu atbildību %s",
          "%s Gesellschaft mit beschränkter Haftung",
          "Công ty trách nhiệm hữu hạn %s");

  @Test
  void a_form_neither_joins_firms_nor_keeps_one_from_itself() {
    Random random = new Random(7);
    List<People.Row> rows = new ArrayList<>();
    for (int firm = 0; firm < 100; firm++) {
      String name = STEMS[firm % 20] + " " + TRADES[(firm / 20 + firm) % 10] + " " + firm % 7;
      for (int copy = 0; copy < 3; copy++) {
        String written = LONG_FORMS.get(random.nextInt(LONG_FORMS.size())).formatted(name);
        add(rows, firm, written, "LV");
      }
    }

    People.Pairs found = People.resolved(FIRM, rows);

    assertThat(found.precision()).isGreaterThan(0.97);
    assertThat(found.recall()).isGreaterThan(0.97);
  }

  @Test
  void names_without_blanks_are_found_whatever_form_stands_at_either_end() {
    String[] first = "青空 北浜 大和 若葉 桜井 三日月 白川 富士見 緑丘 海原".split(" ", -1);
    String[] second = "製作所 工業 電機 食品 建設 運輸 印刷 薬品".split(" ", -1);
    String[] forms = {"株式会社%s", "%s株式会社", "㈱%s", "%s（株）", "%s"};
    List<People.Row> rows = new ArrayList<>();
    int firm = 0;
    for (String a : first) {
      for (String b : second) {
        if ((firm++ & 1) == 1) continue;
        for (String form : forms) add(rows, firm, form.formatted(a + b), "JP");
      }
    }

    People.Pairs found = People.resolved(FIRM, rows);

    assertThat(found.precision()).isGreaterThan(0.97);
    assertThat(found.recall()).isGreaterThan(0.97);
  }
}
