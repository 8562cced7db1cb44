// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.webhook;

import io.maintenance.address.AddressRange;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

/**
 * Where webhooks are sent to. Path and query may hold a secret, so that no text shows them. Immutable.
 *
 * @param uri the whole address
 */
public record WebhookAddress(URI uri) {

    private static final AddressRange LOOPBACK_4 = AddressRange.parse("127.0.0.0/8");
    private static final AddressRange LOOPBACK_6 = AddressRange.parse("::1");

    /** Checks the component. */
    public WebhookAddress {
        Objects.requireNonNull(uri, "uri");
    }

    /**
     * Returns the address that a text is.
     *
     * @throws IllegalArgumentException if it is none; the message says what is allowed, and shows nothing of the text
     */
    public static WebhookAddress parse(String text) {
        URI uri = uri(text);
        if (uri.getHost() == null || uri.getScheme() == null) {
            throw new IllegalArgumentException("it must be a URL such as https://hooks.example/maintenance");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("it must have no user and password: webhooks are signed instead");
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("it must have no fragment (#), which is not sent");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(uri.getHost()))) {
            throw new IllegalArgumentException("it must begin with https://; http:// is for this machine alone, such as"
                    + " http://127.0.0.1:8080/");
        }
        return new WebhookAddress(uri);
    }

    /** Returns scheme, host and port, which may be shown. */
    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException none) {
            throw new IllegalArgumentException("it is no URL: " + none.getReason());
        }
    }

    private static boolean isLoopback(String host) {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return plain.equalsIgnoreCase("localhost") || LOOPBACK_4.contains(plain) || LOOPBACK_6.contains(plain);
    }
}
