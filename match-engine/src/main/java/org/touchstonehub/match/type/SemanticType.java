package org.touchstonehub.match.type;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.touchstonehub.match.standardise.CheckDigits.Proof;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.standardise.Placeholders;
import org.touchstonehub.match.standardise.Several;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.standardise.ValueKind;

/**
 * What an attribute means. Standard form, comparison levels, blocking keys and priors follow from
 * it, so that a model need not hold numbers. Each type is a class of this package that says all
 * that is special about it, and stands in {@link #values}; nothing else asks which type it has
 * before it.
 */
@SuppressWarnings("ClassInitializationDeadlock") // subclasses are made here alone
public abstract class SemanticType implements Comparable<SemanticType> {
  public static final SemanticType GIVEN_NAME = new GivenName();
  public static final SemanticType MIDDLE_NAME = new MiddleName();
  public static final SemanticType FAMILY_NAME = new FamilyName();
  public static final SemanticType FULL_NAME = new FullName();
  public static final SemanticType ORGANISATION = new Organisation();
  public static final SemanticType DATE = new Day();
  public static final SemanticType YEAR = new Year();
  public static final SemanticType PHONE = new Phone();
  public static final SemanticType FAX = new Fax();
  public static final SemanticType EMAIL = new Email();
  public static final SemanticType ADDRESS = new Address();
  public static final SemanticType LOCALITY = new Locality();
  public static final SemanticType REGION = new Region();
  public static final SemanticType POSTCODE = new Postcode();
  public static final SemanticType COUNTRY = new Country();
  public static final SemanticType GEO = new Geo();
  public static final SemanticType TAX_ID = new TaxId();
  public static final SemanticType BANK_ACCOUNT = new BankAccount();
  public static final SemanticType LEI = new Lei();
  public static final SemanticType IDENTIFIER = new Identifier();
  public static final SemanticType URL = new Url();
  public static final SemanticType CATEGORY = new Category();
  public static final SemanticType TEXT = new Text();
  public static final SemanticType LONG_TEXT = new LongText();
  public static final SemanticType PERSON_LIST = new PersonList();
  public static final SemanticType CODE_LIST = new CodeList();
  public static final SemanticType AMOUNT = new Amount();

  /** In this order columns are looked at; what stands in no list comes last. */
  private static final List<SemanticType> VALUES =
      List.of(
          GIVEN_NAME,
          MIDDLE_NAME,
          FAMILY_NAME,
          FULL_NAME,
          ORGANISATION,
          DATE,
          YEAR,
          PHONE,
          FAX,
          EMAIL,
          ADDRESS,
          LOCALITY,
          REGION,
          POSTCODE,
          COUNTRY,
          GEO,
          TAX_ID,
          BANK_ACCOUNT,
          LEI,
          IDENTIFIER,
          URL,
          CATEGORY,
          TEXT,
          LONG_TEXT,
          PERSON_LIST,
          CODE_LIST,
          AMOUNT);

  /** Share of matches that hold wholly another value, where a type says no more. */
  public static final double USUALLY_REPLACED = 0.05;

  private final String yamlName;
  private final Subject subject;
  private final ColumnForm form;
  private final Classification classification;
  private final SurvivorshipRule survivorship;
  private final EnumSet<Trait> traits;

  /**
   * The default classification is the careful one: a type that may hold a person's value counts as
   * personal until the model says otherwise.
   *
   * @param yamlName in lower case with hyphens ({@code given-name})
   * @param form how many file columns it is read from, and how their values become one
   * @param traits what else is so of it
   */
  protected SemanticType(
      String yamlName,
      Subject subject,
      ColumnForm form,
      Classification classification,
      SurvivorshipRule survivorship,
      Trait... traits) {
    this.yamlName = yamlName;
    this.subject = subject;
    this.form = form;
    this.classification = classification;
    this.survivorship = survivorship;
    this.traits = EnumSet.noneOf(Trait.class);
    this.traits.addAll(List.of(traits));
  }

  /** All types. */
  public static List<SemanticType> values() {
    return VALUES;
  }

  public static Optional<SemanticType> ofYamlName(String name) {
    return VALUES.stream().filter(type -> type.yamlName.equals(name)).findFirst();
  }

  /** The type of a part of a person's name. */
  public static SemanticType of(NamePart part) {
    return VALUES.stream()
        .filter(type -> type.namePart().equals(Optional.of(part)))
        .findFirst()
        .orElseThrow();
  }

  /** What an attribute is taken for of which no more is known. */
  public static SemanticType unknown() {
    return TEXT;
  }

  /** As written in YAML. */
  public final String yamlName() {
    return yamlName;
  }

  public final Subject subject() {
    return subject;
  }

  /** How many file columns it is read from, and how their values become one. */
  public final ColumnForm columnForm() {
    return form;
  }

  /** What holds where the model names no classification. */
  public final Classification defaultClassification() {
    return classification;
  }

  /** What holds where the model names no survivorship rule. */
  public final SurvivorshipRule defaultSurvivorship() {
    return survivorship;
  }

  /** Whether it is so of this type. */
  public final boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** What the guide to models says of it. */
  public abstract Guide guide();

  /** Its usual glossary term; empty where it may hold many things. */
  public Optional<String> term() {
    String words = yamlName.replace('-', ' ');
    return Optional.of(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
  }

  // How it is read and compared

  /** How its values are compared as a whole; empty if they are not. */
  public Optional<ValueKind> value() {
    return Optional.empty();
  }

  /**
   * How its values are compared word by word; empty if they are not. What has both is compared as a
   * whole beside a person.
   */
  public Optional<TokenKind> words() {
    return Optional.empty();
  }

  /** The part of a person's name that it holds. */
  public Optional<NamePart> namePart() {
    return Optional.empty();
  }

  public final boolean isNameOfPerson() {
    return namePart().isPresent();
  }

  public final boolean isAmount() {
    return isOf(ValueKind.AMOUNT);
  }

  public final boolean isOf(ValueKind kind) {
    return value().equals(Optional.of(kind));
  }

  public final boolean isOf(TokenKind kind) {
    return words().equals(Optional.of(kind));
  }

  /** Whether one record may have several, each a value of its own. */
  public final boolean isSeveral() {
    return form == ColumnForm.LIST && value().isPresent();
  }

  /** The type of a column of values that turn out to be codes, if they may. */
  public Optional<SemanticType> ifOfCodes() {
    return Optional.empty();
  }

  /** Whether a column of a type can be made of its values. */
  public final boolean mayBeTakenAs(SemanticType column) {
    return column == this || ifOfCodes().equals(Optional.of(column));
  }

  /**
   * A value as it is compared; empty if it says nothing.
   *
   * @param decimalComma how an amount is read that leaves it open
   */
  public final String compared(String raw, boolean decimalComma) {
    String folded = Folding.fold(raw);
    return Placeholders.isPlaceholder(folded) ? "" : compared(raw, folded, decimalComma);
  }

  String compared(String raw, String folded, boolean decimalComma) {
    return words(folded);
  }

  /**
   * One spelling of values that mean the same, to tell whether two sources agree; empty if it says
   * nothing, such as "n/a".
   */
  public final String standardForm(String value) {
    String folded = Folding.fold(value);
    return Placeholders.isPlaceholder(folded) ? "" : form(value, folded);
  }

  String form(String value, String folded) {
    return words(folded);
  }

  /**
   * The form in which consumers exchange a value, where the type has one and the value leaves no
   * doubt: a day as ISO 8601, a country as ISO 3166-1 alpha-2, a phone number as E.164, an account
   * as its IBAN, an amount as a plain number. What can be read in two ways has none: nothing is
   * guessed.
   */
  public Optional<String> exchanged(String text) {
    return Optional.empty();
  }

  /** What the check digits of a value say, where the type has such. */
  public Proof proof(String value) {
    return Proof.NONE;
  }

  /**
   * Why a value cannot be right, by what this type alone knows: empty where nothing speaks against
   * it, which does not say that it is true. What counts as missing, such as "n/a" or a number that
   * is made up, says nothing and has no fault.
   */
  public final Optional<ValueFault> fault(String value) {
    String folded = Folding.fold(value);
    return Placeholders.isPlaceholder(folded) ? Optional.empty() : fault(value, folded);
  }

  /** Of a value that is no placeholder. */
  Optional<ValueFault> fault(String value, String folded) {
    return Optional.empty();
  }

  /** Several values of a cell in one order. */
  final String each(String cell) {
    return Several.of(value().orElseThrow(), cell).stream()
        .map(one -> compared(one, false))
        .filter(one -> !one.isEmpty())
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  static String words(String folded) {
    return String.join(" ", Folding.words(folded));
  }

  static String unlessFiller(String compact) {
    return Placeholders.isFiller(compact) ? "" : compact;
  }

  /** Whether a value is looked up as a whole: not one of few, no prose, no list. */
  public final boolean isLookedUpWhole() {
    boolean list = words().isPresent() && form == ColumnForm.LIST;
    return !isOf(ValueKind.CATEGORY) && !isOf(TokenKind.LONG_TEXT) && !list;
  }

  // What its values say

  /** What it says that two clusters hold the same value. */
  public Sharing shared() {
    return Sharing.NOTHING;
  }

  /** Whether it has a level which says "another value, not another spelling". */
  public final boolean tellsClearlyDifferent() {
    return has(Trait.DAY) || (value().isPresent() && words().isEmpty());
  }

  /** Whether it mostly tells something of attributes of another type. */
  public boolean mayDeriveFrom(SemanticType other) {
    return false;
  }

  // What scoring believes of it

  /** Share of records that hold an ordinary value, before any record is seen. */
  public double share() {
    return 0.002;
  }

  /**
   * Share of the records of one person that hold wholly another value: who moves has another
   * address, and most have more than one telephone number and mailbox. With one such column beside
   * the name nothing tells a match that differs from a namesake, and what is believed here decides.
   */
  public double replaced() {
    return USUALLY_REPLACED;
  }

  /** Of matches of things, before any is seen. */
  public Grading grading() {
    return Grading.USUAL;
  }

  /** Where it stands among what is beside the name of a thing: coarse places before fine ones. */
  public int rank() {
    return LAST;
  }

  /** How much it tells about where a record should lie in memory, 0 the most. */
  public int nearness() {
    return LAST;
  }

  /** The rank of types that have none. */
  public static final int LAST = 13;

  @Override
  public final int compareTo(SemanticType other) {
    return ORDER.compare(this, other);
  }

  private static final Comparator<SemanticType> ORDER =
      Comparator.comparingInt(SemanticType::position).thenComparing(SemanticType::yamlName);

  private int position() {
    int position = VALUES.indexOf(this);
    return position < 0 ? VALUES.size() : position;
  }

  @Override
  public final String toString() {
    return yamlName;
  }
}
