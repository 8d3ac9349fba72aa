package org.livekit4j.devices.internal;

import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.devices.DeviceKind;
import org.livekit4j.devices.ScreenOptions;
import org.livekit4j.devices.ScreenRegion;

/** The screens of {@code java.awt}. */
final class ScreenDevices {

    /** Takes pictures of a part of a screen. Used by one thread. */
    @FunctionalInterface
    interface Grabber {
        /** @return the pixels, {@code 0xRRGGBB} each, in rows from the top */
        int[] grab();
    }

    /** A screen that can be captured. */
    record Opened(Device device, ScreenRegion region, Grabber grabber) {}

    private record Entry(Device device, GraphicsDevice screen) {}

    List<Device> list() {
        try {
            return withSystemLoader(() -> entries().stream().map(Entry::device).toList());
        } catch (DeviceException e) {
            return List.of(); // no screen, no devices
        }
    }

    private static List<Entry> entries() {
        GraphicsEnvironment environment = GraphicsEnvironment.getLocalGraphicsEnvironment();
        List<GraphicsDevice> screens = new ArrayList<>(Arrays.asList(environment.getScreenDevices()));
        GraphicsDevice first = environment.getDefaultScreenDevice();
        screens.remove(first);
        screens.addFirst(first);
        return Names.unique(screens, GraphicsDevice::getIDstring, (screen, name) -> new Entry(
                new Device(DeviceKind.SCREEN, name, description(screen)), screen));
    }

    private static String description(GraphicsDevice screen) {
        Rectangle bounds = screen.getDefaultConfiguration().getBounds();
        return bounds.width + " × " + bounds.height + " pixels";
    }

    Opened open(ScreenOptions options) {
        return withSystemLoader(() -> {
            Entry entry = Found.one(DeviceKind.SCREEN, entries(), Entry::device, options.device());
            Rectangle bounds = entry.screen().getDefaultConfiguration().getBounds();
            ScreenRegion region = options.region().orElse(new ScreenRegion(0, 0, bounds.width, bounds.height));
            if (region.x() + (long) region.width() > bounds.width || region.y() + (long) region.height() > bounds.height) {
                throw new IllegalArgumentException(region + " is not on the screen, which has " + description(entry.screen()));
            }
            Robot robot = new Robot(entry.screen());
            Rectangle part = new Rectangle(bounds.x + region.x(), bounds.y + region.y(), region.width(), region.height());
            return new Opened(entry.device(), region, () -> pixels(robot.createScreenCapture(part)));
        });
    }

    private static int[] pixels(BufferedImage picture) {
        if (picture.getRaster().getDataBuffer() instanceof DataBufferInt buffer) {
            return buffer.getData();
        }
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    /** AWT keeps the context class loader of the thread that loads it. */
    private static <T> T withSystemLoader(Callable<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            if (GraphicsEnvironment.isHeadless()) {
                throw new DeviceException("there is no screen: this JVM is headless. On Linux DISPLAY must name an X server, and"
                        + " the system property java.awt.headless must not be true", null);
            }
            return call.call();
        } catch (HeadlessException | AWTException | AWTError | LinkageError e) {
            throw new DeviceException("the screen cannot be captured: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e); // AWT declares no other
        } finally {
            thread.setContextClassLoader(own);
        }
    }
}
