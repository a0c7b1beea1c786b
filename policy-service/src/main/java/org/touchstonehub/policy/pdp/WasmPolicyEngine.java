package org.touchstonehub.policy.pdp;

import com.styra.opa.wasm.OpaPolicy;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.touchstonehub.policy.pdp.Decision.EngineFailure;
import org.touchstonehub.policy.pdp.Decision.Fault;

/**
 * Runs the shipped policy in this process, as WebAssembly. An instance serves one thread at a time,
 * so there is a small pool of them, made when they are first needed; a caller waits for one no
 * longer than the time limit. Rego always ends, and one decision takes well under a millisecond, so
 * the evaluation itself is not watched.
 */
public final class WasmPolicyEngine implements PolicyEngine {
  private static final String ENTRYPOINT = "touchstone/sharing/decision";

  /** Pages of 64 KiB: 16 MiB hold the policy, its data and any question many times over. */
  private static final int MOST_PAGES = 256;

  private final byte[] wasm;
  private final String data;
  private final Duration limit;
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<OpaPolicy> idle = new ConcurrentLinkedDeque<>();

  /**
   * @param instances the most decisions at the same time, at least 1
   * @param limit the most that a caller waits for its turn
   * @throws RuntimeException if the policy cannot be run at all
   */
  public WasmPolicyEngine(PolicyBundle bundle, int instances, Duration limit) {
    this.wasm = bundle.wasm();
    this.data = bundle.data().toString();
    this.limit = limit;
    this.permits = new Semaphore(instances, true);
    idle.push(instance());
  }

  @Override
  public String name() {
    return "wasm";
  }

  @Override
  public String description() {
    return "the shipped policy as WebAssembly in this process";
  }

  @Override
  public Decision decide(PolicyQuestion question) {
    try {
      if (!permits.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        return new EngineFailure(
            Fault.BUSY, "no free instance of the policy within " + limit.toMillis() + " ms");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new EngineFailure(Fault.BROKEN, "interrupted while waiting for the policy");
    }
    try {
      OpaPolicy instance = idle.poll();
      if (instance == null) instance = instance();
      String answer = instance.evaluate(QuestionJson.write(question).toString());
      // Only after success: an instance that broke has memory in an unknown state and is dropped.
      idle.push(instance);
      return DecisionReader.readWasmAnswer(answer, question);
    } catch (RuntimeException e) {
      return new EngineFailure(Fault.BROKEN, "the policy broke: " + e.getClass().getSimpleName());
    } finally {
      permits.release();
    }
  }

  private OpaPolicy instance() {
    OpaPolicy policy =
        OpaPolicy.builder().withPolicy(wasm).withMaxMemory(MOST_PAGES).build().data(data);
    return policy.entrypoint(ENTRYPOINT);
  }
}
