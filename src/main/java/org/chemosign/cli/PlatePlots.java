package org.chemosign.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chemosign.chemogram.Chemogram;
import org.chemosign.chemogram.ChemogramAnalysis;
import org.chemosign.chemogram.ChemogramPlot;
import org.chemosign.chemogram.PlateId;

/** Writes a picture for each model of each plate name; passages of a model share a picture. */
final class PlatePlots {

  private static final int LONGEST_NAME = 120;

  private final Path directory;
  private final PlotFormat format;
  private final StagedFiles staged;
  private final Set<String> taken = new HashSet<>();

  PlatePlots(Path directory, PlotFormat format, StagedFiles staged) {
    this.directory = directory;
    this.format = format;
    this.staged = staged;
  }

  /** Stages all pictures and returns how many there are. */
  int write(ChemogramAnalysis analysis) throws IOException {
    Map<String, List<Chemogram>> plates =
        analysis.chemograms().stream()
            .collect(Collectors.groupingBy(PlatePlots::title, TreeMap::new, Collectors.toList()));
    for (Map.Entry<String, List<Chemogram>> plate : plates.entrySet()) {
      Path target = directory.resolve(name(plate.getKey()) + "." + format.code());
      byte[] picture = format.bytes(ChemogramPlot.of(plate.getKey(), plate.getValue()));
      Files.write(staged.stage(target), picture);
    }
    return plates.size();
  }

  private static String title(Chemogram chemogram) {
    String plates =
        chemogram.response().plates().stream()
            .map(PlateId::name)
            .filter(name -> !name.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    String model = chemogram.key().model();
    return plates.isEmpty() ? model : model + ", plate " + plates;
  }

  private String name(String title) {
    String plain =
        title
            .replace(", plate ", ".")
            .replaceAll("[^\\p{L}\\p{N}._-]+", "_")
            .replaceFirst("^[.-]", "_");
    String stem = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    String name = stem;
    for (int copy = 2; !taken.add(name.toLowerCase(Locale.ROOT)); copy++) {
      name = stem + "-" + copy;
    }
    return name;
  }
}
