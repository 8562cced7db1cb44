// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import java.util.List;

/** The names of the settings {@code maintenance.http.*}. */
public final class HttpSettingNames {

    /** What every name begins with. */
    public static final String PREFIX = "maintenance.http.";

    static final String SCOPE = PREFIX + "scope";
    /** Which part a request belongs to. */
    public static final String SCOPES = PREFIX + "scopes";

    /** The paths that are never in maintenance. */
    public static final String PATHS_EXCLUDE = PREFIX + "paths.exclude";

    static final String PATHS_USUAL = PREFIX + "paths.exclude-usual";
    static final String METHODS_EXCLUDE = PREFIX + "methods.exclude";
    static final String CLIENT_HEADER = PREFIX + "client-address.header";
    static final String CLIENT_TRUSTED = PREFIX + "client-address.trusted";
    static final String BYPASS_PARAMETER = PREFIX + "bypass.parameter";
    static final String BYPASS_COOKIE = PREFIX + "bypass.cookie";
    static final String BYPASS_DOMAIN = PREFIX + "bypass.cookie-domain";
    static final String BYPASS_LIFETIME = PREFIX + "bypass.cookie-lifetime";
    static final String BYPASS_HEADER = PREFIX + "bypass.header";
    static final String BYPASS_INSECURE_HEADER = PREFIX + "bypass.insecure-header";
    static final String STATUS = PREFIX + "response.status";
    /** Where browsers are sent. */
    public static final String REDIRECT = PREFIX + "response.redirect";

    static final String SHOW_SCOPE = PREFIX + "response.scope";
    static final String CDN_HEADERS = PREFIX + "response.cdn-headers";
    static final String DEFAULT_FORM = PREFIX + "response.default";
    /** The paths of programs. */
    public static final String JSON_PATHS = PREFIX + "json-paths";

    static final String JSON_TYPE = PREFIX + "json-type";
    static final String PROBLEM_TYPE = PREFIX + "problem-type";
    static final String RETRY_FORMAT = PREFIX + "retry-after.format";
    static final String RETRY_JITTER = PREFIX + "retry-after.jitter";
    static final String RETRY_LONGEST = PREFIX + "retry-after.longest";
    static final String CORS_ORIGINS = PREFIX + "cors.origins";
    static final String CORS_CREDENTIALS = PREFIX + "cors.credentials";
    static final String CORS_PREFLIGHT = PREFIX + "cors.preflight";
    static final String PAGE_NAME = PREFIX + "page.name";
    static final String PAGE_LANGUAGE = PREFIX + "page.language";
    static final String PAGE_TEXTS = PREFIX + "page.texts";
    static final String PAGE_TEMPLATE = PREFIX + "page.template";
    /** Where the templates are that an activation can name. */
    public static final String PAGE_TEMPLATES = PREFIX + "page.templates";

    static final String PAGE_LINK = PREFIX + "page.link";
    static final String PAGE_LINK_TEXT = PREFIX + "page.link-text";
    static final String PAGE_POLICY = PREFIX + "page.content-security-policy";
    static final String DRY_RUN = PREFIX + "dry-run";

    /** Every name, in the order in which the documentation explains them. */
    public static final List<String> ALL = List.of(
            SCOPE,
            SCOPES,
            PATHS_EXCLUDE,
            PATHS_USUAL,
            METHODS_EXCLUDE,
            CLIENT_HEADER,
            CLIENT_TRUSTED,
            BYPASS_PARAMETER,
            BYPASS_COOKIE,
            BYPASS_DOMAIN,
            BYPASS_LIFETIME,
            BYPASS_HEADER,
            BYPASS_INSECURE_HEADER,
            STATUS,
            REDIRECT,
            SHOW_SCOPE,
            CDN_HEADERS,
            DEFAULT_FORM,
            JSON_PATHS,
            JSON_TYPE,
            PROBLEM_TYPE,
            RETRY_FORMAT,
            RETRY_JITTER,
            RETRY_LONGEST,
            CORS_ORIGINS,
            CORS_CREDENTIALS,
            CORS_PREFLIGHT,
            PAGE_NAME,
            PAGE_LANGUAGE,
            PAGE_TEXTS,
            PAGE_TEMPLATE,
            PAGE_TEMPLATES,
            PAGE_LINK,
            PAGE_LINK_TEXT,
            PAGE_POLICY,
            DRY_RUN);

    private HttpSettingNames() {}
}
