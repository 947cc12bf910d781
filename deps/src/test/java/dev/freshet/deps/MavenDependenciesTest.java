// SPDX-License-Identifier: Apache-2.0
package dev.freshet.deps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.launch.DependencyResolver;
import dev.freshet.launch.DependencyResolver.Repository;
import dev.freshet.launch.DependencyResolver.Request;
import dev.freshet.launch.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries by their coordinates: from a repository of the test's own, which is a folder, into a local repository of its own. */
final class MavenDependenciesTest {

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final String home = System.getProperty("user.home");

    @BeforeEach
    void aUserWithARepository() throws IOException {
        System.setProperty("user.home", folder.toString());
        System.setProperty("maven.repo.local", folder.resolve("local").toString());
        onlyTheFolder();
        publish(
                "com.acme",
                "money",
                "1.2",
                dependency("com.acme", "words", "3.4", "compile") + dependency("com.acme", "tests", "1", "test"));
        publish("com.acme", "words", "3.4", "");
    }

    @AfterEach
    void theUserAsBefore() {
        System.setProperty("user.home", home);
        System.clearProperty("maven.repo.local");
    }

    @Test
    void aLibraryIsFetchedWithWhatItNeedsAndNotAgain() {
        List<Path> found = resolve("com.acme:money:1.2");

        assertThat(found)
                .hasSize(2)
                .allMatch(Files::isRegularFile)
                .allMatch(file -> file.startsWith(folder.resolve("local")));
        assertThat(found.stream().map(file -> file.getFileName().toString()))
                .containsExactly("money-1.2.jar", "words-3.4.jar");
        assertThat(told).containsExactlyInAnyOrder("Fetching money-1.2.jar", "Fetching words-3.4.jar");

        told.clear();
        assertThat(resolve("com.acme:money:1.2")).isEqualTo(found);
        assertThat(told).isEmpty();
    }

    @Test
    void aClassifierIsHonoured() throws IOException {
        Files.writeString(remote("com.acme", "money", "1.2").resolve("money-1.2-extra.jar"), "extra");

        assertThat(resolve("com.acme:money:1.2:extra").get(0))
                .hasFileName("money-1.2-extra.jar")
                .hasContent("extra");
    }

    @Test
    void aMirrorOfTheSettingsTakesThePlaceOfARepository() throws IOException {
        settings("<mirrors><mirror><id>mine</id><mirrorOf>*</mirrorOf><url>"
                + folder.resolve("remote").toUri() + "</url></mirror></mirrors>");

        Request request = new Request(
                List.of("com.acme:money:1.2"), List.of(new Repository("far", "https://far.invalid/releases")));
        assertThat(new MavenDependencies().resolve(request, told::add)).hasSize(2);
    }

    @Test
    void whatIsNotThereIsNamedWithWhereItWasSought() {
        assertThatThrownBy(() -> resolve("com.acme:gold:9"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContainingAll(
                        "com.acme:gold",
                        ":9",
                        "is not to be had from ",
                        "remote",
                        "it is not there. Are group, artifact and version right?");
    }

    @Test
    void whatALibraryNeedsAndIsNotThereIsNamed() throws IOException {
        publish("com.acme", "bank", "1", dependency("com.acme", "gold", "9", "compile"));

        assertThatThrownBy(() -> resolve("com.acme:bank:1"))
                .hasMessageContaining("com.acme:gold:jar:9 is not to be had");
    }

    @Test
    void offlineIsSaid() throws IOException {
        settings("<offline>true</offline>");

        assertThatThrownBy(() -> resolve("com.acme:gold:9"))
                .hasMessageContainingAll("com.acme:gold", "Maven is offline by its settings");
    }

    @Test
    void aRepositoryOutOfReachIsNamedWithoutItsPassword() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        settings("<mirrors><mirror><id>mine</id><mirrorOf>*</mirrorOf><url>http://me:secret@127.0.0.1:" + port
                + "/</url></mirror></mirrors>");

        assertThatThrownBy(() -> resolve("com.acme:gold:9"))
                .hasMessageContainingAll("com.acme:gold", "mine (", "Is the repository within reach?")
                .hasMessageNotContaining("secret");
    }

    @Test
    void settingsThatCannotBeReadAreNamed() throws IOException {
        settings("<mirrors>");

        assertThatThrownBy(() -> resolve("com.acme:money:1.2"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContainingAll("Maven's settings cannot be read", "settings.xml");
    }

    @Test
    void itIsFoundAsAService() {
        assertThat(ServiceLoader.load(DependencyResolver.class)).singleElement().isInstanceOf(MavenDependencies.class);
    }

    /** By the settings of whoever runs this. */
    @Test
    @Tag("full")
    void aRealLibraryIsFoundInARealRepository() {
        System.setProperty("user.home", home);

        List<Path> found = new MavenDependencies()
                .resolve(new Request(List.of("org.jspecify:jspecify:1.0.1"), List.of()), told::add);

        assertThat(found).singleElement().matches(Files::isRegularFile);
        assertThat(told).containsExactly("Fetching jspecify-1.0.1.jar");
    }

    private List<Path> resolve(String coordinates) {
        Request request = new Request(
                List.of(coordinates),
                List.of(new Repository(
                        "remote", folder.resolve("remote").toUri().toString())));
        return new MavenDependencies().resolve(request, told::add);
    }

    private void settings(String content) throws IOException {
        Files.createDirectories(folder.resolve(".m2"));
        Files.writeString(folder.resolve(".m2/settings.xml"), "<settings>" + content + "</settings>");
    }

    /** Central is that folder, too, so that nothing of this asks anybody else. */
    private void onlyTheFolder() throws IOException {
        settings("<mirrors><mirror><id>remote</id><mirrorOf>central</mirrorOf><url>"
                + folder.resolve("remote").toUri() + "</url></mirror></mirrors>");
    }

    private static String dependency(String group, String artifact, String version, String scope) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId><version>"
                + version + "</version><scope>" + scope + "</scope></dependency>";
    }

    private Path remote(String group, String artifact, String version) {
        return folder.resolve("remote")
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version);
    }

    private void publish(String group, String artifact, String version, String dependencies) throws IOException {
        Path place = Files.createDirectories(remote(group, artifact, version));
        String name = artifact + "-" + version;
        Files.writeString(
                place.resolve(name + ".pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>" + group + "</groupId><artifactId>" + artifact
                        + "</artifactId><version>" + version + "</version><dependencies>" + dependencies
                        + "</dependencies></project>",
                UTF_8);
        Files.writeString(place.resolve(name + ".jar"), name, UTF_8);
    }
}
