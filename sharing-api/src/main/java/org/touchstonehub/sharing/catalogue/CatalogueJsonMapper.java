package org.touchstonehub.sharing.catalogue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants.ComponentModel;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.ReportingPolicy;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.purpose.PurposeEntry;
import org.touchstonehub.product.DataProduct;
import org.touchstonehub.product.Objective;

/** Shapes products, models and purposes for the wire. */
@Mapper(
    componentModel = ComponentModel.JAKARTA_CDI,
    unmappedTargetPolicy = ReportingPolicy.ERROR,
    nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
interface CatalogueJsonMapper {
  @Mapping(target = ".", source = "definition")
  ProductJson toJson(DataProduct product);

  ObjectiveJson toJson(Objective objective);

  AttributeJson toJson(Attribute attribute);

  @Mapping(target = "domain", source = "model.name")
  @Mapping(target = "description", source = "model.description")
  @Mapping(target = "sources", source = "model.sources")
  @Mapping(target = "attributes", source = "model.attributes")
  ModelJson toJson(ActiveModel model);

  SourceJson toJson(Source source);

  @Mapping(target = "code", source = "purpose")
  PurposeJson toJson(PurposeEntry purpose);

  default List<LegalBasisJson> legalBases(Map<String, List<String>> byDomain) {
    return byDomain.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new LegalBasisJson(entry.getKey(), entry.getValue()))
        .toList();
  }

  default String text(Purpose purpose) {
    return purpose.code();
  }

  default String text(Instant instant) {
    return instant.toString();
  }

  default String text(BigDecimal number) {
    return number.toPlainString();
  }

  default String text(SemanticType type) {
    return type.yamlName();
  }

  default String text(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
