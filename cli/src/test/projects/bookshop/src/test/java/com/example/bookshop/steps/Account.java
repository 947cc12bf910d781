package com.example.bookshop.steps;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.ChainBuilder;

public final class Account {

  public static final ChainBuilder logIn = exec(
    http("Form").get("/login").check(css("#login input[name=csrf]", "value").saveAs("csrf")),
    http("Log in")
      .post("/login")
      .formParam("csrf", "#{csrf}")
      .formParam("user", "#{user}")
      .formParam("password", "#{password}")
      .check(css("#user").isEL("#{user}")));

  public static final ChainBuilder logOut = exec(http("Log out").post("/logout").check(css("#login").exists()));

  private Account() {}
}
