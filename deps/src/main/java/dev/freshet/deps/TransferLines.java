// SPDX-License-Identifier: Apache-2.0
package dev.freshet.deps;

import dev.freshet.core.text.SafeText;
import java.util.function.Consumer;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Tells what is fetched: libraries, and not the descriptions that it takes to find them. Transfers come on threads of their own. */
final class TransferLines extends AbstractTransferListener {

    private final Consumer<String> progress;

    TransferLines(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public void transferStarted(TransferEvent event) {
        String name = event.getResource().getResourceName();
        if (!name.endsWith(".pom") && !name.endsWith(".xml")) {
            progress.accept("Fetching " + SafeText.line(name.substring(name.lastIndexOf('/') + 1)));
        }
    }
}
