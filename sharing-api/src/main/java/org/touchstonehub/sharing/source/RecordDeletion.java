package org.touchstonehub.sharing.source;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.command.CommandDone;
import org.touchstonehub.mdm.command.Order;
import org.touchstonehub.mdm.command.RecordCommands;
import org.touchstonehub.policy.gate.Masking;
import org.touchstonehub.policy.gate.Masks;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.gate.SharingGate;
import org.touchstonehub.policy.gate.SharingRequest;
import org.touchstonehub.policy.gate.Subject;
import org.touchstonehub.product.Products;
import org.touchstonehub.sharing.security.Access;

/** Takes source records away by a steward's order, which can be undone. */
@RequestScoped
class RecordDeletion {
  /** It names golden records and holds no value; the log counts them. */
  private static final Masking<CommandDone> MASKING =
      new Masking<>() {
        private final Row noValues = new Row(Map.of(), Set.of());

        @Override
        public CommandDone mask(CommandDone done, Masks masks) {
          return done;
        }

        @Override
        public List<Row> rows(CommandDone done) {
          return Collections.nCopies(done.set().golden().size(), noValues);
        }
      };

  @Inject Access access;
  @Inject RecordCommands commands;
  @Inject SharingGate gate;

  /** The decision comes first: a refusal says nothing about whether there is such a record. */
  Released<CommandDone> delete(
      String domain, SourceKey key, int version, String reason, boolean isPreview) {
    return gate.release(
        SharingRequest.steward(
            access.caller(), Products.goldenOf(domain), List.of(new Subject.Source(key))),
        () ->
            commands.delete(key, version, new Order(access.caller().subject(), reason), isPreview),
        MASKING);
  }
}
