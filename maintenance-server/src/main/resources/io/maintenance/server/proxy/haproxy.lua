-- Asks maintenance serve about one request while maintenance is on: it is let in (txn.maintenance becomes "bypass"), or its answer is
-- what the visitor gets. Without an answer nothing changes, and haproxy.cfg shows the exported page.
--
-- Made by: maintenance proxy-config haproxy-lua. Save it as /etc/haproxy/maintenance.lua. It needs HAProxy 2.5 or newer, with Lua.

local HOST, PORT = "@SERVER_HOST@", @SERVER_PORT@
local SECONDS = 1

-- What the server looks at, and nothing else of the client.
local TOLD = {
    "accept", "accept-language", "cookie", "x-maintenance-bypass", "x-requested-with", "sec-fetch-dest", "content-type",
    "origin", "access-control-request-method", "access-control-request-headers",
}

local OWN = { ["connection"] = true, ["content-length"] = true, ["transfer-encoding"] = true, ["keep-alive"] = true }

local function request_of(txn)
    local lines = {
        "GET /page/@GATE@ HTTP/1.1",
        "Host: " .. HOST,
        "Connection: close",
        "X-Original-Method: " .. txn.sf:method(),
        "X-Original-URI: " .. (txn.sf:pathq() or ""),
        "X-Forwarded-For: " .. tostring(txn.sf:src()),
        "X-Forwarded-Proto: " .. (txn.sf:ssl_fc() == 1 and "https" or "http"),
    }
    local headers = txn.http:req_get_headers()
    local hosts = headers["host"]
    if hosts and hosts[0] and not hosts[1] then
        table.insert(lines, "X-Original-Host: " .. hosts[0])
    end
    for _, name in ipairs(TOLD) do
        for _, value in pairs(headers[name] or {}) do
            table.insert(lines, name .. ": " .. value)
        end
    end
    return table.concat(lines, "\r\n") .. "\r\n\r\n"
end

local function answer_to(request)
    local socket = core.tcp()
    socket:settimeout(SECONDS)
    if not socket:connect(HOST, PORT) or not socket:send(request) then
        socket:close()
        return nil
    end
    local answer = { headers = {} }
    local line = socket:receive("*l")
    answer.status = tonumber(line and line:match("^HTTP/1%.%d (%d%d%d)"))
    local length = 0
    line = socket:receive("*l")
    while line and line:gsub("\r$", "") ~= "" do
        local name, value = line:match("^([^:]+):%s*(.-)%s*$")
        if name then
            table.insert(answer.headers, { name, value })
            if name:lower() == "content-length" then
                length = tonumber(value) or 0
            elseif name:lower() == "x-maintenance-mode" then
                answer.mode = value
            end
        end
        line = socket:receive("*l")
    end
    answer.body = length > 0 and socket:receive(length) or ""
    socket:close()
    -- A part of an answer is none.
    return line and answer.status and answer.mode and answer.body and #answer.body == length and answer or nil
end

core.register_action("maintenance", { "http-req" }, function(txn)
    local answer = answer_to(request_of(txn))
    if not answer then
        return
    end
    if answer.status == 200 and answer.mode ~= "on" then
        txn:set_var("txn.maintenance", "bypass")
        return
    end
    local reply = txn:reply()
    reply:set_status(answer.status)
    for _, header in ipairs(answer.headers) do
        if not OWN[header[1]:lower()] then
            reply:add_header(header[1], header[2])
        end
    end
    reply:set_body(answer.body)
    txn:done(reply)
end, 0)
