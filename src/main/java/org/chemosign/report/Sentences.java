package org.chemosign.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chemosign.prediction.ChemosensitivityPrediction;
import org.chemosign.prediction.DrugPrediction;
import org.chemosign.prediction.NoCallReason;
import org.chemosign.prediction.RegimenPrediction;
import org.chemosign.prediction.SensitivityCall;
import org.chemosign.signature.Drug;
import org.chemosign.signature.EvidenceGrade;

/** The conclusions of a report as plain sentences. */
record Sentences(Messages messages) {

  /**
   * One sentence for the whole prediction: what is called, what is not and why, and for what use.
   */
  String report(ChemosensitivityPrediction prediction) {
    List<DrugPrediction> drugs = prediction.drugs();
    if (drugs.isEmpty()) {
      return messages.text("conclusion.no-drugs");
    }
    if (drugs.stream().allMatch(drug -> drug.call() == SensitivityCall.NO_CALL)) {
      Set<NoCallReason> reasons = new LinkedHashSet<>();
      drugs.forEach(drug -> reasons.addAll(drug.reasons()));
      return messages.text("conclusion.none-called", reasons(List.copyOf(reasons)));
    }
    return messages.text(
        "conclusion.called", calls(drugs), notCalled(drugs) + counts(prediction.regimens()));
  }

  /** One sentence for a called drug. */
  String drug(DrugPrediction drug) {
    String call = messages.text("call.tumour." + drug.call().code(), to(drug));
    return messages.text("conclusion.drug", call);
  }

  /** One sentence for a regimen: how many of its drugs are predicted sensitive, and which. */
  String regimen(RegimenPrediction regimen) {
    String name = name(regimen);
    int of = regimen.rule().drugs().size();
    List<String> sensitive = regimen.sensitive().stream().map(this::name).toList();
    if (sensitive.isEmpty()) {
      return messages.text("conclusion.regimen.none", name, of);
    }
    return messages.text(
        "conclusion.regimen.some", name, sensitive.size(), of, messages.list(sensitive));
  }

  String name(Drug drug) {
    return messages.text("drug." + drug.code());
  }

  String name(RegimenPrediction regimen) {
    String key = "regimen." + regimen.rule().regimen();
    return messages.has(key) ? messages.text(key) : Plain.text(regimen.rule().regimen());
  }

  String reasons(List<NoCallReason> reasons) {
    return messages.list(
        reasons.stream().map(reason -> messages.text("reason." + reason.code())).toList());
  }

  private String calls(List<DrugPrediction> drugs) {
    List<String> clauses = new ArrayList<>();
    for (SensitivityCall call : SensitivityCall.values()) {
      List<String> named =
          drugs.stream().filter(drug -> drug.call() == call).map(this::to).toList();
      if (call != SensitivityCall.NO_CALL && !named.isEmpty()) {
        clauses.add(messages.text("call.tumour." + call.code(), messages.list(named)));
      }
    }
    return messages.list(clauses);
  }

  private String notCalled(List<DrugPrediction> drugs) {
    List<String> named =
        drugs.stream()
            .filter(drug -> drug.call() == SensitivityCall.NO_CALL)
            .map(this::withReasons)
            .toList();
    return named.isEmpty() ? "" : messages.text("conclusion.not-called", messages.list(named));
  }

  private String counts(List<RegimenPrediction> regimens) {
    StringBuilder counts = new StringBuilder();
    for (RegimenPrediction regimen : regimens) {
      int of = regimen.rule().drugs().size();
      if (of > 1 && regimen.call() != SensitivityCall.NO_CALL) {
        int sensitive = regimen.sensitive().size();
        counts.append(messages.text("conclusion.count", sensitive, of, name(regimen)));
      }
    }
    return counts.toString();
  }

  private String withReasons(DrugPrediction drug) {
    return messages.text("conclusion.reasons", name(drug.drug()), reasons(drug.reasons()));
  }

  private String to(DrugPrediction drug) {
    String to = messages.text("drug.to." + drug.drug().code());
    boolean unproven = drug.signature().evidence() == EvidenceGrade.NOT_VALIDATED;
    return unproven ? messages.text("conclusion.not-validated", to) : to;
  }
}
