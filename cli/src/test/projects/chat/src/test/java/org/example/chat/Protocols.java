package org.example.chat;

import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.http.HttpProtocolBuilder;

final class Protocols {

  static final HttpProtocolBuilder CHAT = http
    .baseUrl(System.getProperty("baseUrl"))
    .wsBaseUrl("ws://localhost:9")
    .wsReconnect();

  private Protocols() {}
}
