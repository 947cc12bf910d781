// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that we did not write and that tests need. The one rule for all of them: on CI, where {@code .ci/run} installs it, a test without it fails; elsewhere
 * the test is skipped.
 *
 * @param name what is to be installed
 * @param files what is there if it is
 */
record Peer(String name, List<Path> files) {

    static final Peer NGINX = new Peer("nginx", List.of(Path.of("/usr/sbin/nginx")));

    /** With the module that makes it publish event streams. */
    static final Peer NCHAN = new Peer(
            "nginx with libnginx-mod-nchan",
            Stream.concat(NGINX.files.stream(), Stream.of(Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so")))
                    .toList());

    static final Peer TINYPROXY = new Peer("tinyproxy", List.of(Path.of("/usr/bin/tinyproxy")));
    static final Peer MICROSOCKS = new Peer("microsocks", List.of(Path.of("/usr/bin/microsocks")));
    static final Peer DANTE = new Peer("dante-server", List.of(Path.of("/usr/sbin/danted")));

    /** Skips the calling test where the program is not installed; on CI that fails it. */
    void require() {
        require(System.getenv("CI") != null);
    }

    void require(boolean isOnCi) {
        List<Path> missing = files.stream().filter(file -> !Files.exists(file)).toList();
        if (isOnCi) {
            assertThat(missing).as("%s is to be installed by .ci/run", name).isEmpty();
        } else {
            assumeTrue(missing.isEmpty(), () -> "needs " + name);
        }
    }

    /** The file of the program. */
    Path program() {
        return files.get(0);
    }
}
