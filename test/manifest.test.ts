// package.json against the code, and against VS Code's ways. One file a part, in test/manifest.
import './manifest/listing'
import './manifest/activation'
import './manifest/commands'
import './manifest/views'
import './manifest/settings'
import './manifest/words'
