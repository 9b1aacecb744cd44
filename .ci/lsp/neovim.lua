-- Drives the language server from Neovim (0.7 or later): opens a broken signature, prints the diagnostics, hover and
-- completion that Neovim received, and fails if one of them is missing.
--
-- usage: SLUICE=… nvim --headless -u NONE -i NONE -n -c "luafile neovim.lua"
local failures = 0

local function say(text)
  io.stdout:write(text .. "\n")
end

local function expect(what, text, words)
  local found = text:find(words, 1, true) ~= nil
  if not found then failures = failures + 1 end
  say((found and "ok      " or "FAILED  ") .. what .. ": " .. text:gsub("\n", " | "):sub(1, 240))
end

local path = vim.fn.tempname() .. ".sluice"
vim.fn.writefile({
  "signature x.y {",
  "  title \"🌊\"  severity hgih",
  "  flow within 1d {",
  "    seed:  hop where uds >= $5",
  "    layer: split 9..60 within 3h where ",
  "    each layer { out: hop to @ }",
  "  }",
  "  score { +60 \"z\" when layer.count >= 9 }",
  "  report at 60",
  "}",
}, path)
vim.cmd("edit " .. path)
local buffer = vim.api.nvim_get_current_buf()

local client = vim.lsp.start_client({
  name = "sluice", cmd = { vim.env.SLUICE, "lsp" }, root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(buffer, client)

local function ask(method, line, character)
  local answers = vim.lsp.buf_request_sync(buffer, method, {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    position = { line = line, character = character },
    context = {},
  }, 10000) or {}
  return (answers[client] or {}).result
end

local function labels(result)
  local found = {}
  for _, item in ipairs(result and result.items or {}) do table.insert(found, item.label) end
  return table.concat(found, " ")
end

vim.wait(10000, function() return #vim.diagnostic.get(buffer) > 0 end, 20)
local messages = {}
for _, item in ipairs(vim.diagnostic.get(buffer)) do
  table.insert(messages, ("%d:%d %s"):format(item.lnum + 1, item.col + 1, item.message))
end
local diagnostics = table.concat(messages, "\n")
expect("diagnostic", diagnostics, "4:22 unknown attribute `uds`")
-- Neovim counts columns in bytes; the emoji has four of them, and two units in the protocol.
expect("diagnostic after an emoji", diagnostics, "2:26 unknown severity `hgih`")
expect("hover", (ask("textDocument/hover", 4, 12) or { contents = { value = "" } }).contents.value, "step; leaves a group")
expect("attributes after `where`", labels(ask("textDocument/completion", 4, 39)), "max_share")
expect("sets after `@`", labels(ask("textDocument/completion", 5, 30)), "@mixer")
expect("numbers after a dot", labels(ask("textDocument/completion", 7, 29)), "count")
local definition = ask("textDocument/definition", 5, 11)
expect("definition", vim.inspect(definition), "line = 4")

vim.api.nvim_buf_set_lines(buffer, 3, 4, false, { "    seed:  hop where usd >= $5" })
vim.wait(10000, function()
  for _, item in ipairs(vim.diagnostic.get(buffer)) do
    if item.lnum == 3 then return false end
  end
  return true
end, 20)
local left = 0
for _, item in ipairs(vim.diagnostic.get(buffer)) do
  if item.lnum == 3 then left = left + 1 end
end
expect("diagnostics of the line once it is mended", tostring(left), "0")

vim.fn.delete(path)
vim.cmd(failures == 0 and "qall!" or "cquit!")
