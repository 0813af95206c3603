package org.chemosign.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;

/**
 * The resource types that the server stores. The storage of all others is taken out before it is
 * built: a smaller surface, a faster start and less memory.
 */
final class StoredResourceTypes implements BeanFactoryPostProcessor {

  /**
   * In the order of the order-to-report story; the last two lines are conformance and terminology.
   */
  static final Set<String> TYPES =
      Set.copyOf(
          List.of(
              "Patient",
              "Practitioner",
              "PractitionerRole",
              "Organization",
              "Condition",
              "ServiceRequest",
              "Task",
              "Specimen",
              "Observation",
              "MolecularSequence",
              "DocumentReference",
              "Binary",
              "Procedure",
              "DiagnosticReport",
              "Provenance",
              "Consent",
              "Device",
              "Group",
              "ResearchStudy",
              "ResearchSubject",
              "Subscription",
              "Library",
              "Measure",
              "MeasureReport",
              "PlanDefinition",
              "OperationDefinition",
              "CapabilityStatement",
              "ImplementationGuide",
              "SearchParameter",
              "StructureDefinition",
              "CodeSystem",
              "ValueSet",
              "ConceptMap"));

  private static final Pattern STORAGE_BEAN = Pattern.compile("my(\\w+)(?:Dao|Rp)R4");

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
    for (String name : beans.getBeanDefinitionNames()) {
      Matcher storage = STORAGE_BEAN.matcher(name);
      if (storage.matches() && !TYPES.contains(storage.group(1)) && !isSystem(name)) {
        registry.removeBeanDefinition(name);
      }
    }
  }

  private static boolean isSystem(String name) {
    return name.startsWith("mySystem");
  }

  static void restrict(DaoRegistry registry) {
    registry.setSupportedResourceTypes(TYPES);
  }
}
