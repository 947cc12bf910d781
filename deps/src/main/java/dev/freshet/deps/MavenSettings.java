// SPDX-License-Identifier: Apache-2.0
package dev.freshet.deps;

import dev.freshet.launch.LaunchException;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.MavenSystemHome;
import eu.maveniverse.maven.mima.context.MavenUserHome;
import java.nio.file.Path;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;

/** What Maven's settings say that MIMA does not heed. */
final class MavenSettings {

    private MavenSettings() {}

    /**
     * Whether nothing is to be fetched.
     *
     * @throws LaunchException when the settings cannot be read
     */
    static boolean areOffline(Context context) {
        DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
        MavenUserHome user = context.mavenUserHome();
        MavenSystemHome system = context.mavenSystemHome();
        Path ofUser = user.settingsXml();
        Path ofSystem = system == null ? null : system.settingsXml();
        request.setUserSettingsFile(ofUser.toFile());
        if (ofSystem != null) {
            request.setGlobalSettingsFile(ofSystem.toFile());
        }
        try {
            return new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveSettings()
                    .isOffline();
        } catch (SettingsBuildingException e) {
            throw LaunchException.badInput("//DEPS: Maven's settings cannot be read: "
                    + String.valueOf(e.getMessage()).strip());
        }
    }
}
