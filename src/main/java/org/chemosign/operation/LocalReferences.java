package org.chemosign.operation;

import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;

/**
 * Tells references to resources of this server from all others, which are never followed.
 *
 * @param base FHIR base URL of this server, without a slash at the end
 */
public record LocalReferences(String base) {

  /**
   * Type and id of a relative reference, or of an absolute one below this server's base.
   *
   * @return empty for anything else: other servers, {@code urn:} and contained references, nonsense
   */
  public Optional<IdType> parse(String reference) {
    if (reference == null) {
      return Optional.empty();
    }
    String own = base + "/";
    IdType id =
        new IdType(reference.startsWith(own) ? reference.substring(own.length()) : reference);
    return id.hasIdPart() && id.hasResourceType() && !id.isAbsolute()
        ? Optional.of(new IdType(id.getResourceType(), id.getIdPart()))
        : Optional.empty();
  }

  /** As {@link #parse}, for one type only. */
  public Optional<IdType> parse(String type, String reference) {
    return parse(reference).filter(id -> type.equals(id.getResourceType()));
  }
}
