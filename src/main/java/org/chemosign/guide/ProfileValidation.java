package org.chemosign.guide;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.IInstanceValidatorModule;
import ca.uhn.fhir.validation.ValidationResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.chemosign.report.ProfilePackage;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.http.ManagedWebAccess.WebAccessPolicy;

/**
 * Checks resources against R4 and against those of our profiles that they claim. Profiles and
 * terminology come from the class path; nothing is fetched and no database is asked. A profile that
 * is not known here, such as one of Genomics Reporting, is a warning; so is a code of a system that
 * is not known here.
 *
 * <p>Thread-safe. Making one is cheap: definitions are read at the first validation and snapshots
 * are made once a profile, so keep one for the life of the process.
 */
public final class ProfileValidation {

  private static final int CACHED_ANSWERS = 5_000;
  private static final Duration CACHED_FOR = Duration.ofHours(12);

  static {
    // HL7's validator would ask package registries for what it does not know.
    ManagedWebAccess.setAccessPolicy(WebAccessPolicy.PROHIBITED);
  }

  private final FhirValidator validator;
  private final FhirInstanceValidator instances;

  /** Validation with the definitions of R4 and of the bundled profile package. */
  public ProfileValidation(FhirContext fhir) {
    instances = new FhirInstanceValidator(chain(fhir));
    instances.setErrorForUnknownProfiles(false);
    instances.setAnyExtensionsAllowed(true);
    instances.setAssumeValidRestReferences(true);
    instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
    validator = fhir.newValidator().registerValidatorModule(instances);
    validator.setValidateAgainstStandardSchema(false);
    validator.setValidateAgainstStandardSchematron(false);
  }

  /**
   * Checks a resource against its type and every profile that {@code meta.profile} claims.
   *
   * @return the messages, each with the FHIRPath of the element; successful unless one is an error
   */
  public ValidationResult validate(IBaseResource resource) {
    return validator.validateWithResult(resource);
  }

  /** The same rules as a part of another validator. */
  public IInstanceValidatorModule module() {
    return instances;
  }

  private static IValidationSupport chain(FhirContext fhir) {
    ValidationSupportChain.CacheConfiguration cache =
        ValidationSupportChain.CacheConfiguration.defaultValues()
            .setCacheSize(CACHED_ANSWERS)
            .setCacheTimeout(CACHED_FOR);
    ValidationSupportChain chain =
        new ValidationSupportChain(
            cache,
            published(fhir),
            new DefaultProfileValidationSupport(fhir),
            new CommonCodeSystemsTerminologyService(fhir),
            new InMemoryTerminologyServerValidationSupport(fhir),
            new SnapshotGeneratingValidationSupport(fhir));
    // R4 asks a binding of one coding; an EHR's own codes may stand beside it.
    chain.setCodeableConceptValidationSuccessfulIfNotAllCodingsAreValid(true);
    return chain;
  }

  /**
   * Our own profiles, value sets and code systems, among them the fragments of LOINC, SNOMED CT and
   * others; before R4's, which holds some of those systems without any code.
   */
  public static IValidationSupport published(FhirContext fhir) {
    PrePopulatedValidationSupport support = new PrePopulatedValidationSupport(fhir);
    ProfilePackage profiles = ProfilePackage.bundled();
    profiles.files().stream()
        .filter(file -> file.matches("[^/]+/(StructureDefinition|ValueSet|CodeSystem)-.*"))
        .map(file -> new String(profiles.read(file), StandardCharsets.UTF_8))
        .map(text -> fhir.newJsonParser().parseResource(text))
        .forEach(support::addResource);
    return support;
  }
}
