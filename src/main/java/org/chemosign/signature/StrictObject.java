package org.chemosign.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A JSON object that is read field by field. A missing field, a value of another type, a field that
 * occurs twice and a field that nobody asked for are faults of the pack.
 */
final class StrictObject {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final Document document;
  private final String path;
  private final JsonNode node;
  private final Set<String> read = new HashSet<>();

  /**
   * Where an object stands, for messages.
   *
   * @param pack name of the pack
   * @param file name of the file
   */
  record Document(String pack, String file) {

    SignaturePackException fault(String what) {
      return new SignaturePackException(pack, file, what);
    }
  }

  private StrictObject(Document document, String path, JsonNode node) {
    this.document = document;
    this.path = path;
    this.node = node;
  }

  /** The object that a text is. */
  static StrictObject parse(Document document, String json) {
    JsonNode node;
    try {
      node = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
      String what = e.getOriginalMessage().lines().findFirst().orElse("");
      throw document.fault("not valid JSON" + where + ": " + what);
    }
    StrictObject object = new StrictObject(document, "", node);
    if (!node.isObject()) {
      throw object.fault("not a JSON object");
    }
    return object;
  }

  SignaturePackException fault(String what) {
    return document.fault(what);
  }

  /** A fault of a field's value. */
  SignaturePackException fault(String field, String what) {
    return fault("field \"" + path + field + "\" " + what);
  }

  boolean has(String field) {
    return node.has(field);
  }

  String text(String field) {
    return text(typed(field, JsonNodeType.STRING, "text"), field);
  }

  private String text(JsonNode value, String field) {
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw fault(field, "has to be text that is not empty");
    }
    return value.textValue();
  }

  /** Text that may be empty. */
  String anyText(String field) {
    return typed(field, JsonNodeType.STRING, "text").textValue();
  }

  boolean flag(String field) {
    return typed(field, JsonNodeType.BOOLEAN, "true or false").booleanValue();
  }

  int integer(String field) {
    JsonNode value = typed(field, JsonNodeType.NUMBER, "a whole number");
    if (!value.isInt()) {
      throw fault(field, "has to be a whole number");
    }
    return value.intValue();
  }

  long wholeNumber(String field) {
    JsonNode value = typed(field, JsonNodeType.NUMBER, "a whole number");
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw fault(field, "has to be a whole number");
    }
    return value.longValue();
  }

  /** A field of whatever kind as JSON in one line. */
  String json(String field) {
    read.add(field);
    return node.get(field).toString();
  }

  double number(String field) {
    return number(typed(field, JsonNodeType.NUMBER, "a number"), field);
  }

  /** A number with all digits it is written with. */
  BigDecimal decimal(String field) {
    number(field);
    return node.get(field).decimalValue();
  }

  private double number(JsonNode value, String field) {
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw fault(field, "has to be a finite number");
    }
    return value.doubleValue();
  }

  List<String> texts(String field) {
    return list(field, value -> text(value, field));
  }

  double[] numbers(String field) {
    return list(field, v -> number(v, field)).stream().mapToDouble(Double::doubleValue).toArray();
  }

  StrictObject object(String field) {
    return child(typed(field, JsonNodeType.OBJECT, "an object"), field);
  }

  List<StrictObject> objects(String field) {
    return list(field, value -> child(value, field));
  }

  private StrictObject child(JsonNode value, String field) {
    if (!value.isObject()) {
      throw fault(field, "has to hold objects");
    }
    return new StrictObject(document, path + field + ".", value);
  }

  private <T> List<T> list(String field, Function<JsonNode, T> element) {
    List<T> list = new ArrayList<>();
    typed(field, JsonNodeType.ARRAY, "a list").forEach(value -> list.add(element.apply(value)));
    return list;
  }

  /** The value of a coded field. */
  <T> T coded(String field, Function<String, Optional<T>> decode) {
    String code = text(field);
    return decode
        .apply(code)
        .orElseThrow(
            () -> fault(field, "has the unknown value " + SignaturePackException.quoted(code)));
  }

  /** Names of all fields in order, whatever their values. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    node.properties().forEach(field -> names.add(field.getKey()));
    return names;
  }

  /** Refuses fields that nobody asked for. */
  void finish() {
    for (String field : names()) {
      if (!read.contains(field)) {
        throw fault("unknown field " + SignaturePackException.quoted(path + field));
      }
    }
  }

  private JsonNode typed(String field, JsonNodeType type, String wanted) {
    read.add(field);
    JsonNode value = node.get(field);
    if (value == null) {
      throw fault("missing field \"" + path + field + "\"");
    }
    if (value.getNodeType() != type) {
      throw fault(field, "has to be " + wanted);
    }
    return value;
  }
}
