# The word at the cursor is without its quotes, as those before it are.
complete --keep-order --exclusive --command milepost --arguments "(MILEPOST_COMPLETE=fish milepost -- (commandline --current-process --tokenize --cut-at-cursor) (string unescape -- (commandline --current-token)))"
