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
    List<String> entities) {}
