package org.chemosign.operation.predict;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/**
 * Takes the matrix out of a call's JSON before HAPI parses it, and hands it to the operation as
 * bytes. HAPI reads the same text three times over and encodes it once more, which costs several
 * times what the prediction does. A body that is anything but plain JSON with exactly one {@code
 * valueAttachment.data} in plain base64 is left as it is, so that every refusal is HAPI's.
 */
@Interceptor
public final class DetachedMatrix {

  private static final String OPERATION = "$predict-chemosensitivity";
  private static final String MARK = DetachedMatrix.class.getName();

  /** Stands in the body for the matrix; one byte of zero. */
  private static final String PLACEHOLDER = "AA==";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Detaches the matrix of a call; other requests pass. */
  @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
  public void detach(RequestDetails request) {
    if (request.getRequestType() == RequestTypeEnum.POST
        && OPERATION.equals(request.getOperation())
        && isPlainJson(request.getHeader("Content-Type"))) {
      split(request.loadRequestContents())
          .ifPresent(
              split -> {
                request.setRequestContents(split.body());
                request.getUserData().put(MARK, split.matrix());
              });
    }
  }

  /** Puts the detached matrix of a request back into its parsed body, as bytes. */
  static void attach(RequestDetails request, Parameters body) {
    if (body != null && request.getUserData().get(MARK) instanceof byte[] matrix) {
      body.getParameter().stream()
          .map(ParametersParameterComponent::getValue)
          .filter(Attachment.class::isInstance)
          .map(Attachment.class::cast)
          .filter(attachment -> PLACEHOLDER.equals(attachment.getDataElement().getValueAsString()))
          .forEach(attachment -> attachment.setDataElement(new ReceivedBytes(matrix)));
    }
  }

  private static boolean isPlainJson(String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    return type.matches("application/(fhir\\+)?json(;charset=utf-8)?");
  }

  /** A body without its matrix, and the matrix. */
  record Split(byte[] body, byte[] matrix) {}

  /** Splits a body; empty where it is not of the plain form. */
  static Optional<Split> split(byte[] body) {
    if (body == null) {
      return Optional.empty();
    }
    Split split = null;
    try (JsonParser in = JSON.createParser(body)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token == JsonToken.VALUE_STRING && isMatrix(in)) {
          if (split != null) {
            return Optional.empty();
          }
          byte[] matrix = Base64.getDecoder().decode(in.getText());
          split = new Split(without(body, in), matrix);
        }
      }
    } catch (IOException | IllegalArgumentException notPlain) {
      // HAPI reads the whole body instead, and says what is wrong with it.
      return Optional.empty();
    }
    return Optional.ofNullable(split).filter(found -> found.matrix().length > 0);
  }

  /** The body with the placeholder instead of the string that was read last. */
  private static byte[] without(byte[] body, JsonParser in) {
    int begin = (int) in.currentTokenLocation().getByteOffset();
    int end = (int) in.currentLocation().getByteOffset();
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("not UTF-8");
    }
    ByteArrayOutputStream rest = new ByteArrayOutputStream(body.length - (end - begin) + 6);
    rest.write(body, 0, begin);
    rest.writeBytes(("\"" + PLACEHOLDER + "\"").getBytes(StandardCharsets.US_ASCII));
    rest.write(body, end, body.length - end);
    return rest.toByteArray();
  }

  private static boolean isMatrix(JsonParser in) throws IOException {
    return "data".equals(in.currentName())
        && in.getParsingContext()
            .pathAsPointer()
            .toString()
            .matches("/parameter/\\d+/valueAttachment/data");
  }

  /** Bytes whose base64 text is never made, as nothing of a call is sent on. */
  private static final class ReceivedBytes extends Base64BinaryType {

    private static final long serialVersionUID = 1;

    ReceivedBytes(byte[] bytes) {
      super(bytes);
    }

    @Override
    protected String encode(byte[] value) {
      return PLACEHOLDER;
    }
  }
}
