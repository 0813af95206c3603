package org.chemosign.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The mean of linear models of several learners on the same features, which is again one linear
 * model. Every member contributes all its settings; nothing is tuned.
 *
 * @param members learners whose models are all linear
 */
public record EnsembleLearner(List<Learner> members) implements Learner {

  public EnsembleLearner {
    members = List.copyOf(members);
  }

  @Override
  public String code() {
    return "ensemble";
  }

  @Override
  public String title() {
    return members.stream()
        .map(m -> m.code() + " (" + m.settings().size() + ")")
        .collect(Collectors.joining(", ", "mean of the linear models ", ""));
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("members", members.stream().mapToInt(m -> m.settings().size()).sum()));
  }

  @Override
  public List<FittedModel> fit(Design design, List<Setting> settings) {
    List<FittedModel.Linear> models = new ArrayList<>();
    for (Learner member : members) {
      for (FittedModel model : member.fit(design, member.settings())) {
        if (!(model instanceof FittedModel.Linear linear)) {
          throw new IllegalArgumentException("a model of " + member.code() + " is not linear");
        }
        models.add(linear);
      }
    }
    return settings.stream().<FittedModel>map(s -> FittedModel.Linear.average(models)).toList();
  }
}
