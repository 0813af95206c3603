package org.chemosign.signature;

import java.io.ObjectInputFilter;
import java.util.Optional;
import java.util.Set;

/**
 * What may come out of a serialised Weka model: exactly the classes that random forests and support
 * vector regression (Gaussian and polynomial kernels) of Weka 3.8.7 are made of, within limits of
 * size. A class is refused before it is instantiated. One filter serves one stream; it remembers
 * what it refused.
 */
final class ModelClasses implements ObjectInputFilter {

  private static final int DEEPEST = 200;
  private static final int LONGEST_ARRAY = 1_000_000;
  private static final int MOST_REFERENCES = 5_000_000;
  private static final int MOST_BYTES = 64 << 20;

  private static final Set<String> ALLOWED =
      Set.of(
          "java.lang.Integer",
          "java.lang.Number",
          "java.lang.Object",
          "java.util.ArrayList",
          "java.util.BitSet",
          "java.util.HashMap",
          "java.util.Map$Entry",
          "java.util.Random",
          "weka.classifiers.AbstractClassifier",
          "weka.classifiers.Classifier",
          "weka.classifiers.IteratedSingleClassifierEnhancer",
          "weka.classifiers.ParallelIteratedSingleClassifierEnhancer",
          "weka.classifiers.RandomizableParallelIteratedSingleClassifierEnhancer",
          "weka.classifiers.SingleClassifierEnhancer",
          "weka.classifiers.functions.SMOreg",
          "weka.classifiers.functions.supportVector.CachedKernel",
          "weka.classifiers.functions.supportVector.Kernel",
          "weka.classifiers.functions.supportVector.PolyKernel",
          "weka.classifiers.functions.supportVector.RBFKernel",
          "weka.classifiers.functions.supportVector.RegOptimizer",
          "weka.classifiers.functions.supportVector.RegSMO",
          "weka.classifiers.functions.supportVector.RegSMOImproved",
          "weka.classifiers.functions.supportVector.SMOset",
          "weka.classifiers.meta.Bagging",
          "weka.classifiers.trees.RandomForest",
          "weka.classifiers.trees.RandomTree",
          "weka.classifiers.trees.RandomTree$Tree",
          "weka.core.AbstractInstance",
          "weka.core.Attribute",
          "weka.core.AttributeLocator",
          "weka.core.DenseInstance",
          "weka.core.Instances",
          "weka.core.Queue",
          "weka.core.Queue$QueueNode",
          "weka.core.RelationalLocator",
          "weka.core.StringLocator",
          "weka.filters.Filter",
          "weka.filters.unsupervised.attribute.Normalize",
          "weka.filters.unsupervised.attribute.PotentialClassIgnorer",
          "weka.filters.unsupervised.attribute.ReplaceMissingValues");

  private String refused;

  /** What was refused, for people; empty when nothing was. */
  Optional<String> refused() {
    return Optional.ofNullable(refused);
  }

  @Override
  public Status checkInput(FilterInfo info) {
    String fault = fault(info);
    if (fault != null && refused == null) {
      refused = fault;
    }
    return fault == null ? Status.ALLOWED : Status.REJECTED;
  }

  private static String fault(FilterInfo info) {
    if (info.depth() > DEEPEST
        || info.arrayLength() > LONGEST_ARRAY
        || info.references() > MOST_REFERENCES
        || info.streamBytes() > MOST_BYTES) {
      return "it is too deep or too large";
    }
    Class<?> type = info.serialClass();
    while (type != null && type.isArray()) {
      type = type.getComponentType();
    }
    boolean allowed = type == null || type.isPrimitive() || ALLOWED.contains(type.getName());
    return allowed ? null : "the class " + type.getName() + " is not allowed";
  }
}
