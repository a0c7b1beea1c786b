package org.touchstonehub.match.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/**
 * Which attributes tell something of which others, so that hiding one hides what gives it away: an
 * e-mail address is mostly made of a name. What a model says holds; where it says nothing, type and
 * name of the attribute suggest it.
 */
final class Derivations {

  /** Names of attributes, letters and digits alone, that hold names which people are known by. */
  private static final Set<String> USER_NAMES =
      Set.of(
          "user",
          "userid",
          "username",
          "useraccount",
          "login",
          "loginid",
          "loginname",
          "logon",
          "logonname",
          "account",
          "accountname",
          "samaccountname",
          "upn",
          "userprincipalname",
          "uid",
          "networkid",
          "handle",
          "alias",
          "nickname",
          "screenname",
          "displayname",
          "initials",
          "benutzer",
          "benutzername",
          "benutzerkennung",
          "anmeldename",
          "anzeigename",
          "kuerzel",
          "kürzel");

  /** Names of attributes that are counted from a day of birth. */
  private static final Set<String> FROM_BIRTH =
      Set.of(
          "age",
          "ageyears",
          "agegroup",
          "ageband",
          "birthyear",
          "yearofbirth",
          "birthmonth",
          "birthday",
          "alter",
          "altersgruppe",
          "geburtsjahr",
          "geburtsmonat");

  private static final List<String> OF_BIRTH = List.of("birth", "born", "dob", "geb", "naiss");

  private final Faults faults;
  private final Set<String> written;
  private final List<Attribute> attributes;

  /**
   * @param written names of all attributes of the file, also of those that have faults
   */
  Derivations(Faults faults, Set<String> written, List<Attribute> attributes) {
    this.faults = faults;
    this.written = written;
    this.attributes = attributes;
  }

  /**
   * The attributes with what each derives from.
   *
   * @param said by attribute, what the file says; no entry where it says nothing
   */
  List<Attribute> apply(Map<String, List<ScalarNode>> said) {
    Map<String, Attribute> derived = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      List<ScalarNode> origins = said.get(attribute.name());
      derived.put(
          attribute.name(),
          attribute.derivedFrom(
              origins == null ? suggested(attribute) : checked(attribute, origins)));
    }
    return List.copyOf(derived.values());
  }

  private List<String> checked(Attribute attribute, List<ScalarNode> origins) {
    Set<String> names = new LinkedHashSet<>();
    for (ScalarNode scalar : origins) {
      String name = Names.composed(scalar.getValue());
      String shown = Scalars.shown(scalar);
      String of = Scalars.shown(attribute.name());
      if (!written.contains(name)) {
        String remedy =
            Scalars.nearest(name, written)
                .map("did you mean '%s'?"::formatted)
                .orElse("name one of " + String.join(", ", written));
        faults.add(
            scalar,
            "there is no attribute '%s' that '%s' could derive from".formatted(shown, of),
            remedy);
      } else if (name.equals(attribute.name())) {
        faults.add(scalar, "attribute '%s' derives from itself".formatted(of), "take it out");
      } else if (!names.add(name)) {
        faults.add(
            scalar, "'%s' derives from attribute '%s' twice".formatted(of, shown), "keep one");
      }
    }
    return List.copyOf(names);
  }

  private List<String> suggested(Attribute attribute) {
    SemanticType type = attribute.type();
    List<String> origins =
        type.has(Trait.DERIVES_BY_NAME) ? byName(attribute) : of(type::mayDeriveFrom);
    return origins.stream().filter(name -> !name.equals(attribute.name())).toList();
  }

  private List<String> byName(Attribute attribute) {
    String bare = bare(attribute.name());
    if (USER_NAMES.contains(bare)) return of(SemanticType::isNameOfPerson);
    if (FROM_BIRTH.contains(bare)) return datesOfBirth();
    return List.of();
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private List<String> datesOfBirth() {
    List<String> dates = of(type -> type.has(Trait.DAY));
    List<String> births = new ArrayList<>();
    for (String date : dates) {
      if (OF_BIRTH.stream().anyMatch(bare(date)::contains)) births.add(date);
    }
    // A single date of a person is a birthday, whatever it is called.
    return births.isEmpty() && dates.size() == 1 ? dates : births;
  }

  private List<String> of(Predicate<SemanticType> types) {
    return attributes.stream()
        .filter(attribute -> types.test(attribute.type()))
        .map(Attribute::name)
        .toList();
  }
}
