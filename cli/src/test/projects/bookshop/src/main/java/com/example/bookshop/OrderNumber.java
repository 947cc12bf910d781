package com.example.bookshop;

/** A class of the product that the simulation shares with it. */
public final class OrderNumber {

  public static String of(long customer, int number) {
    return "order-" + customer + "-" + number;
  }

  private OrderNumber() {}
}
