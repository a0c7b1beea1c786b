package org.touchstonehub.sharing.application;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

/**
 * Reads and writes JSON columns with the Jackson of this application. Left alone, Hibernate also
 * loads the Jackson modules that the server brings, which belong to another class loader.
 */
public class JsonColumns implements FormatMapper {
  private final FormatMapper jackson = new JacksonJsonFormatMapper(JsonMapper.builder().build());

  @Override
  public <T> T fromString(CharSequence json, JavaType<T> javaType, WrapperOptions wrapperOptions) {
    return jackson.fromString(json, javaType, wrapperOptions);
  }

  @Override
  public <T> String toString(T value, JavaType<T> javaType, WrapperOptions wrapperOptions) {
    return jackson.toString(value, javaType, wrapperOptions);
  }
}
