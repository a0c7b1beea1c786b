package org.touchstonehub.match.refine;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A special case of the engine: what is done beyond the plain model for one kind of table or of
 * mistake. Each is asked for in one place, where it begins.
 *
 * <p>All are on. Benches switch some off to see what they bring: {@code
 * -Dtouchstone.without=own-words,giants}, read once. What a model learnt without one of them is
 * worth nothing with it.
 */
public enum Refinement {
  // How values are read

  /** Names of organisations lose "Ltd", "GmbH" and their like: files write them or not. */
  LEGAL_FORMS,

  /** Names of persons lose "Herr Dr." and their like, which name nobody. */
  FORMS_OF_ADDRESS,

  /** Surnames lose "van der" and their like: two strangers share them. */
  PARTICLES,

  /** "Sr" and "Jr" mean two people of one name. */
  GENERATIONS,

  /** A cell that names two people is taken for the first, so that it does not chain the two. */
  JOINT_NAMES,

  /** A cell may hold several telephone numbers, e-mail addresses or identifiers. */
  SEVERAL_VALUES,

  /** All columns of telephone numbers are one: the second of one record is another's first. */
  CONTACTS_AS_ONE,

  /** Where many dates are known to the month or year only, they are read as far as they go. */
  DATES_IN_PART,

  /** "Coca Cola" and "CocaCola" become one, by the spelling that most values of a column have. */
  COMPOUNDS,

  /** A code that some write with signs and others without is one code. */
  SIGNED_CODES,

  /** "9th" is "ninth", "iv" is 4. */
  NUMERALS,

  /** "J V O" is "jvo". */
  INITIALS,

  /** "Flat 4" and "4" are one door. */
  DWELLINGS,

  /** A text beside the title that holds model numbers is compared as an identifier. */
  CODES_BESIDE_TITLES,

  /** A text of few values tells kinds, and names nothing. */
  KINDS,

  /** A text that one source has and another lacks was written into the title there. */
  JOINED_TITLES,

  /** A text whose values are often alike is no title, in however many spellings they come. */
  ALIKE_TITLES,

  /** Long lists of people only tell candidates apart. */
  LONG_LISTS,

  // How values are compared

  /** "IBM" may be "International Business Machines". */
  ACRONYMS,

  /** Words one edit apart, or one the beginning of the other, are shared in part. */
  SOFT_WORDS,

  /** "Bill" is short for "William". */
  NICKNAMES,

  /** Given and family name may have changed places. */
  CROSSED_NAMES,

  /** Of two surnames one is shared by brothers-in-law. */
  SURNAMES_IN_PART,

  /** "anna.berg6" and "anna.berg30" are two mailboxes, however alike. */
  OTHER_MAILBOXES,

  /** Each side keeps a number that the other lacks: another model, another house. */
  OTHER_NUMBERS,

  /** Two names one letter apart of which many bear either are two names, and not one mistyped. */
  NEIGHBOURING_NAMES,

  /** Values that sit together in several clusters stand for one another. */
  VARIANTS,

  // How common values are

  /** A word that follows from a rarer one adds little when both are shared. */
  WORD_DEPENDENCE,

  /** A maker beside the title is counted once for each title, not once for each cluster. */
  NAMES_BESIDE_TITLES,

  /** A giant entity does not make its own values common. */
  GIANT_VALUES,

  // What is learnt of matches and of related things

  /** Companies of one group keep a word each; spellings of one name seldom do. */
  OWN_WORDS,

  /** Companies of one house and name, which only their numbers tell apart. */
  GROUPS,

  /** What a match looks like is learnt where an authority's number tells. */
  KEY_NUMBERS,

  /** Couples may share one e-mail address. */
  SHARED_MAILBOXES,

  /** Twins, and sons of their father's name, are a small part of households. */
  FEW_TWINS,

  /** Some sons have their father's name, in lists that show none, too. */
  NAMED_ALIKE,

  /** Who shares what no type tells of (a policy, an income) is learnt. */
  LEARNT_SHARING,

  /** Of several dates one is the birthday, and the others may be shared by a household. */
  SECOND_DATES,

  /** Brothers and sisters may have one middle name. */
  MIDDLE_NAMES,

  /** Namesakes mostly live in one country. */
  ONE_COUNTRY,

  /** A grown child has a telephone of its own as often as not. */
  OWN_TELEPHONES,

  /** Related people begin with fewer pairs than matches, or namesakes take every equal name. */
  FEW_RELATED,

  /** Columns of few values follow from others, so they learn strangers from candidates. */
  WEAK_COLUMNS,

  /** Parts of an e-mail address follow from the name or the employer. */
  PARTS_OF_EMAIL,

  /** What candidates were found by learns strangers from pairs that share words of the title. */
  LOOKED_FOR,

  /** Of columns that go together the strongest agreement counts in full, others by half. */
  DAMPING,

  /** A birth date or given name is seldom wholly another. */
  KEPT_FOR_LIFE,

  /** Clusters teach how matches agree, beside pairs. */
  CLUSTERS_TEACH,

  /** Things of a source without duplicates that are alike teach what related things share. */
  SIBLINGS,

  /** Words of prose weigh half. */
  PROSE,

  /** A title may be the other with a subtitle. */
  EXTENSIONS,

  // Things of which a source may hold several records

  /** Things of one name are counted, and what a repeated name says is bounded by them. */
  NAMESAKES,

  /** What is left of strangers' names that share words is learnt from names made to share them. */
  PLANTED_NAMES,

  /** Things that share no word, contact, identifier or address are never one. */
  NO_IDENTITY,

  /** Records that are equal in all that tells are joined from even odds of a better F1 on. */
  EQUAL_ROWS,

  /** Country, town, postcode and street are one place, from coarse to fine. */
  SCALES_OF_PLACE,

  /** Contacts hang together, and on the street. */
  CONTACTS_TOGETHER,

  /** A few giants may hold more matches than blocking lists. */
  GIANTS,

  /** There is at most one match a record, but for giants. */
  ONE_MATCH_EACH,

  /** Where namesakes explain every match, what they share is learnt from like names. */
  EXPLAINED_AWAY,

  /** Only where something agrees that is its owner's alone is learnt how names of one differ. */
  OWNED_COLUMNS,

  /** In a table of kinds alone these teach one another. */
  KINDS_TEACH,

  /** Descriptions that are alike as hardly any two strangers' teach what matches look like. */
  DESCRIPTIONS_TEACH,

  /** Categories and amounts say nothing until it is learnt. */
  SILENT_COLUMNS,

  /** The legal form is a column beside the name. */
  FORMS_BESIDE_NAMES,

  /** That both names keep words of their own never speaks for a match. */
  BOTH_KEEP_WORDS,

  /** That nothing agrees never speaks for a match. */
  NOTHING_AGREES,

  /** A column does not learn strangers from pairs that it found itself. */
  FOUND_BY_OTHERS,

  // How clusters are made

  /** Half of a link of persons is that of their profiles. */
  PROFILES,

  /** How many clusters of each size there are is the prior of a join of persons. */
  SIZES,

  /** The first clusters grow by the sizes of their own core. */
  SIZES_OF_CORE,

  /** Sizes of a core that holds few of the matches say nothing of how many have mates. */
  FEW_MATES,

  // How candidates are found

  /** Small tables try one word of a name alone as key. */
  ONE_NAME_ALONE,

  /** Start and end of a title of one word are keys. */
  HALVED_TITLES,

  /** Single letters of a title are one key together. */
  LETTERS_TOGETHER,

  /** What a name sounds like is a key. */
  SOUNDS,

  /** The first model of many persons learns from rare keys. */
  RARE_KEYS_FIRST,

  // How far a result is trusted

  /** A table that fails its own checks is matched with care. */
  CARE,

  /** Records of one common name may be shown by the columns beside it to be one giant. */
  NAMES_THAT_TELL,

  /** A few giants among many clusters are no failure. */
  FEW_GIANTS;

  private static final Set<Refinement> OFF = named(System.getProperty("touchstone.without", ""));

  /** Whether the engine does it. */
  public boolean isOn() {
    return !OFF.contains(this);
  }

  /** As the property and the tables of benches name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @param labels parted by commas
   * @throws IllegalArgumentException if there is no such special case
   */
  static Set<Refinement> named(String labels) {
    Set<Refinement> named = EnumSet.noneOf(Refinement.class);
    for (String label : labels.split(",", -1)) {
      if (!label.isBlank()) named.add(labelled(label.strip()));
    }
    return Collections.unmodifiableSet(named);
  }

  private static Refinement labelled(String label) {
    return Arrays.stream(values())
        .filter(one -> one.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no special case '%s'; there are %s."
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(Refinement::label)
                                .collect(Collectors.joining(", ")))));
  }
}
