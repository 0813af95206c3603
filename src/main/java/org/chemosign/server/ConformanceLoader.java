package org.chemosign.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chemosign.prediction.SoftwareVersion;
import org.chemosign.report.EngineDevice;
import org.chemosign.report.PublishedResources;
import org.chemosign.report.SignatureLibrary;
import org.chemosign.signature.SignatureCatalog;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Stores profiles, terminology, regimens, signatures and the engine's device, so that what a report
 * refers to can be read. A content hash kept in the database makes a later start with the same
 * content do nothing.
 */
class ConformanceLoader implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(ConformanceLoader.class);
  private static final String MARK = "conformance";

  private final IFhirSystemDao<Bundle, Meta> system;
  private final DatabaseMarks marks;
  private final SignatureCatalog catalog;
  private final PublishedResources published;
  private final IParser parser;

  ConformanceLoader(
      FhirContext fhir,
      IFhirSystemDao<Bundle, Meta> system,
      DatabaseMarks marks,
      SignatureCatalog catalog,
      PublishedResources published) {
    this.published = published;
    this.parser = fhir.newJsonParser();
    this.system = system;
    this.marks = marks;
    this.catalog = catalog;
  }

  /** Runs before the server takes requests; all or nothing. */
  @Override
  public void afterSingletonsInstantiated() {
    List<Resource> resources = resources();
    String content = hash(resources);
    if (marks.read(MARK).equals(Optional.of(content))) {
      return;
    }
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    for (Resource resource : resources) {
      String url = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
      bundle.addEntry().setResource(resource).getRequest().setMethod(HTTPVerb.PUT).setUrl(url);
    }
    system.transaction(new SystemRequestDetails(), bundle);
    marks.write(MARK, content);
    LOG.info("stored {} conformance resources", resources.size());
  }

  private List<Resource> resources() {
    Stream<Resource> signatures = catalog.active().stream().map(s -> SignatureLibrary.of(s.card()));
    Stream<Resource> engine = Stream.of(EngineDevice.stored(SoftwareVersion.current()));
    return Stream.of(published.all().stream(), signatures, engine)
        .flatMap(all -> all)
        .map(ConformanceLoader::withoutExamples)
        .toList();
  }

  /** The guide lists examples, which are in its package but not on servers. */
  private static Resource withoutExamples(Resource resource) {
    if (resource instanceof ImplementationGuide guide) {
      ImplementationGuide stored = guide.copy();
      stored
          .getDefinition()
          .getResource()
          .removeIf(
              listed ->
                  listed.hasExampleCanonicalType()
                      || listed.hasExampleBooleanType()
                          && listed.getExampleBooleanType().booleanValue());
      return stored;
    }
    return resource;
  }

  private String hash(List<Resource> resources) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Resource resource : resources) {
        digest.update(parser.encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
