# SPDX-License-Identifier: Apache-2.0
"""Gatling, from Maven Central, as a peer."""
import glob, os, shutil, subprocess

from .processes import HERE, Unable, folder, say

FOLDER = os.path.join(HERE, "gatling")


def prepare():
    """Has Maven fetch Gatling and compile the simulation, once."""
    if not shutil.which("mvn"):
        raise Unable("Gatling is fetched by Maven: install Maven 3.8 or newer, or leave --peer out")
    say("gatling: Maven fetches what is needed and compiles the simulation")
    made = subprocess.run(["mvn", "-B", "-q", "-f", os.path.join(FOLDER, "pom.xml"), "test-compile", "dependency:copy-dependencies"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if made.returncode:
        raise Unable("Maven could not fetch Gatling:\n" + made.stdout)


def command(options):
    target = os.path.join(FOLDER, "target")
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    path = os.pathsep.join([os.path.join(target, "test-classes"), *sorted(glob.glob(os.path.join(target, "dependency", "*.jar")))])
    # What the start script of Gatling gives: its code looks into java.lang.
    return [java, "-Xmx1g", "--add-opens=java.base/java.lang=ALL-UNNAMED", *options, "-cp", path, "io.gatling.app.Gatling", "-s", "Streams", "-rf", folder(), "-nr"]
