// SPDX-License-Identifier: Apache-2.0

import dev.freshet.server.SampleServer;
import java.nio.file.Path;

/** The sample server over TLS, until it is killed: {@code java -cp 'cli/target/lib/*' benchmarks/TlsServer.java CERTIFICATE KEY}. Both as PEM. */
public class TlsServer {

    public static void main(String[] files) throws InterruptedException {
        SampleServer server = SampleServer.start(SampleServer.Options.defaults().withTls(Path.of(files[0]), Path.of(files[1])));
        System.out.println(server.baseUrl());
        Thread.currentThread().join();
    }
}
