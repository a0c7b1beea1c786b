package org.touchstonehub.policy.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test or property that needs a real OPA. Without one it is skipped, so that {@code ./touchstone
 * test} names it as not run; where CI is true it is run, and fails. An assumption will not do: in a
 * lifecycle method JUnit makes the class vanish from the report, and jqwik fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsOpa.OfJupiter.class)
@AddLifecycleHook(NeedsOpa.OfJqwik.class)
public @interface NeedsOpa {

  /** For tests of JUnit Jupiter. */
  class OfJupiter implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return PinnedOpa.whyNotRun()
          .map(ConditionEvaluationResult::disabled)
          .orElseGet(() -> ConditionEvaluationResult.enabled("there is an OPA"));
    }
  }

  /** For properties of jqwik. */
  class OfJqwik implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return PinnedOpa.whyNotRun().map(SkipResult::skip).orElseGet(SkipResult::doNotSkip);
    }
  }
}
