package org.chemosign.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "org.chemosign", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  private static final String[] SCIENCE = {
    "..chemosign.expression..",
    "..chemosign.signature..",
    "..chemosign.prediction..",
    "..chemosign.synthetic..",
    "..chemosign.chemogram..",
    "..chemosign.training..",
    "..chemosign.survival..",
    "..chemosign.plot.."
  };

  @ArchTest
  static final ArchRule SCIENCE_KNOWS_NO_FHIR_SPRING_OR_JPA =
      noClasses()
          .that()
          .resideInAnyPackage(SCIENCE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "ca.uhn..", "org.hl7..", "org.springframework..", "jakarta..", "org.hibernate..");

  @ArchTest
  static final ArchRule EXPRESSION_KNOWS_THE_JDK_ONLY =
      noClasses()
          .that()
          .resideInAPackage("..chemosign.expression..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("java..", "org.chemosign.expression..");

  @ArchTest
  static final ArchRule SIGNATURE_COMES_BEFORE_PREDICTION =
      noClasses()
          .that()
          .resideInAPackage("..chemosign.signature..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..chemosign.prediction..", "..chemosign.report..");

  @ArchTest
  static final ArchRule WEKA_STAYS_IN_TRAINING_AND_ONE_CLASS_OF_SIGNATURE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..chemosign.training..")
          .and()
          .doNotHaveFullyQualifiedName("org.chemosign.signature.WekaModelSignature")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("weka..");

  @ArchTest
  static final ArchRule REPORT_KNOWS_NO_SERVER =
      noClasses()
          .that()
          .resideInAPackage("..chemosign.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "ca.uhn.fhir.rest.server..",
              "ca.uhn.fhir.jpa..",
              "org.springframework..",
              "..chemosign.operation..",
              "..chemosign.server..",
              "..chemosign.cli..");

  @ArchTest
  static final ArchRule ONLY_SERVER_KNOWS_JPA =
      noClasses()
          .that()
          .resideOutsideOfPackage("..chemosign.server..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ca.uhn.fhir.jpa..", "org.hibernate..");

  @ArchTest
  static final ArchRule ONLY_SERVER_AND_SMART_KNOW_SPRING =
      noClasses()
          .that()
          .resideOutsideOfPackages("..chemosign.server..", "..chemosign.security.smart..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule SECURITY_KNOWS_NO_SERVER =
      noClasses()
          .that()
          .resideInAPackage("..chemosign.security..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..chemosign.server..");

  @ArchTest
  static final ArchRule DOORS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("org.chemosign.(cli|operation|cdshooks|web)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.chemosign.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule STANDARD_STREAMS_BELONG_TO_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..chemosign.cli..")
          .and()
          .doNotHaveFullyQualifiedName("org.chemosign.server.ServeCommand")
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule NO_FIELD_INJECTION =
      fields()
          .should()
          .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");

  @ArchTest
  static final ArchRule DATE_ONLY_WHERE_FHIR_IS_MAPPED =
      noClasses()
          .that()
          .resideOutsideOfPackages("..chemosign.report..", "..chemosign.operation..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Date");
}
