import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records of which the truth is known.
 *
 * @param types column to semantic type, in the order of the values
 * @param names the columns that every shape keeps
 * @param rows values of each record, null or blank where missing
 * @param entities which entity each record is of
 */
record ShapeSet(
    String name,
    Map<String, String> types,
    List<String> names,
    List<String[]> rows,
    List<String> entities) {
  /**
   * @param written column=type, parted by blanks
   */
  static Map<String, String> types(String written) {
    Map<String, String> types = new LinkedHashMap<>();
    for (String column : written.split(" ")) {
      int cut = column.indexOf('=');
      types.put(column.substring(0, cut), column.substring(cut + 1));
    }
    return types;
  }
}
