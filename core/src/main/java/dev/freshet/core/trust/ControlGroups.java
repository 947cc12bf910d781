// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The control groups of Linux that this process is in, from its own up to the outermost that can be seen: each may have a quota of processor time, and the tightest counts. Both
 * versions are known, also side by side. In a container its own group is often the outermost, and its path leads nowhere: then what exists of it counts. Immutable.
 *
 * @param isKnown whether the system has told of groups at all
 * @param folders those of the groups
 */
record ControlGroups(ProcFiles files, boolean isKnown, List<String> folders) {

    private static final String MOUNT = "sys/fs/cgroup";

    /** Those of this process, as they are now. */
    static ControlGroups of(ProcFiles files) {
        List<String> lines = files.lines("proc/self/cgroup");
        List<String> folders = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3) {
                mounts(parts[1]).forEach(mount -> addLevels(files, mount, parts[2], folders));
            }
        }
        return new ControlGroups(files, !lines.isEmpty(), List.copyOf(folders));
    }

    /** Where groups of these controllers are; nowhere unless they limit processor time. Version 2 names none. */
    private static Stream<String> mounts(String controllers) {
        if (controllers.isEmpty()) {
            return Stream.of(MOUNT, MOUNT + "/unified");
        }
        return Arrays.asList(controllers.split(",")).contains("cpu")
                ? Stream.of(MOUNT + "/" + controllers, MOUNT + "/cpu").distinct()
                : Stream.empty();
    }

    private static void addLevels(ProcFiles files, String mount, String path, List<String> folders) {
        String level = Arrays.asList(path.split("/")).contains("..") ? "" : path.replaceFirst("/+$", "");
        while (true) {
            String folder = mount + level;
            if (files.isFolder(folder) && !folders.contains(folder)) {
                folders.add(folder);
            }
            int slash = level.lastIndexOf('/');
            if (slash < 0) {
                return;
            }
            level = level.substring(0, slash);
        }
    }

    /** The tightest quota, in processors; empty where there is none. */
    OptionalDouble quota() {
        return folders.stream()
                .mapToDouble(this::quota)
                .filter(quota -> quota < Double.POSITIVE_INFINITY)
                .min();
    }

    /** The processor time of the group with the tightest quota. */
    long usedNs() {
        OptionalDouble tightest = quota();
        if (tightest.isEmpty()) {
            return TrustFigure.UNKNOWN;
        }
        return folders.stream()
                .filter(folder -> quota(folder) == tightest.getAsDouble())
                .mapToLong(this::usedNs)
                .findFirst()
                .orElse(TrustFigure.UNKNOWN);
    }

    /** For how long any of the groups was throttled. Without a quota nothing can be. */
    long throttledNs() {
        long sumNs = TrustFigure.UNKNOWN;
        for (String folder : folders) {
            long own = throttledNs(folder);
            if (own != TrustFigure.UNKNOWN) {
                sumNs = Math.max(sumNs, 0) + own;
            }
        }
        return sumNs == TrustFigure.UNKNOWN && isKnown && quota().isEmpty() ? 0 : sumNs;
    }

    private double quota(String folder) {
        String[] v2 = files.text(folder + "/cpu.max").strip().split(" ", -1);
        boolean isV2 = v2.length == 2;
        long quotaUs = isV2 ? ProcFiles.parse(v2[0]) : files.number(folder + "/cpu.cfs_quota_us");
        long periodUs = isV2 ? ProcFiles.parse(v2[1]) : files.number(folder + "/cpu.cfs_period_us");
        return quotaUs > 0 && periodUs > 0 ? (double) quotaUs / periodUs : Double.POSITIVE_INFINITY;
    }

    private long usedNs(String folder) {
        long us = files.number(folder + "/cpu.stat", "usage_usec");
        return us == TrustFigure.UNKNOWN ? files.number(folder + "/cpuacct.usage") : ProcFiles.scaled(us, 1_000);
    }

    private long throttledNs(String folder) {
        long us = files.number(folder + "/cpu.stat", "throttled_usec");
        return us == TrustFigure.UNKNOWN
                ? files.number(folder + "/cpu.stat", "throttled_time")
                : ProcFiles.scaled(us, 1_000);
    }
}
