package io.peacebrief;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire to a server that can be cut. */
final class Relay implements AutoCloseable {
  private final ServerSocket listener;
  private final int port;
  private final List<Socket> ends = new CopyOnWriteArrayList<>();

  Relay(int port) throws IOException {
    this.port = port;
    listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  String address() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  private void accept() throws IOException {
    while (!listener.isClosed()) {
      Socket client = listener.accept();
      ends.add(client);
      Socket server = new Socket();
      try {
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      } catch (IOException nobody) {
        client.close();
        continue;
      }
      ends.add(server);
      start(() -> pump(client.getInputStream(), server.getOutputStream()));
      start(() -> pump(server.getInputStream(), client.getOutputStream()));
    }
  }

  private static void pump(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[8192];
    for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
      to.write(buffer, 0, count);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException cut) {
                // As it is there to be.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  /** Cuts it, for good. */
  void cut() throws IOException {
    listener.close();
    for (Socket end : ends) {
      end.close();
    }
  }
}
