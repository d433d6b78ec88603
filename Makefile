# What one does with Trellis. Each target installs what it is missing first: system packages by apt, tools and UI packages
# into folders that git ignores. Rust and Node must be there; their versions are checked.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Each step uses all cores by itself, and two package managers at once would wait for each other's locks.
.NOTPARALLEL:

# Where rustup puts cargo, for a shell that has not been restarted since.
export PATH := $(PATH):$(HOME)/.cargo/bin

TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
TOOLS := $(CURDIR)/.tools
TAURI_DRIVER := $(TOOLS)/tauri-driver-2.1.0/bin/tauri-driver
CARGO_DENY := $(TOOLS)/cargo-deny-0.20.2/bin/cargo-deny
CARGO_ABOUT := $(TOOLS)/cargo-about-0.9.3/bin/cargo-about
CARGO_CYCLONEDX := $(TOOLS)/cargo-cyclonedx-0.5.9/bin/cargo-cyclonedx
OFFICE := $(TOOLS)/office
# Folders are listed too: their time changes when a file goes.
UI_SOURCES := $(shell find ui -path ui/node_modules -prune -o -path ui/dist -prune -o -mindepth 1 -print 2>/dev/null)

.PHONY: help
help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

# ---- Using it

.PHONY: run
run: build ## build Trellis and open it
	@if [[ $$(uname) == Darwin || -n "$${DISPLAY-}$${WAYLAND_DISPLAY-}" ]]; then \
		"$(TARGET)/release/trellis-app"; \
	else \
		echo "Trellis is built. There is no display here to open its window on."; \
	fi

.PHONY: build
build: toolchain build-packages ui/dist/index.html ## build the window and the command line, optimized
	cargo build --release -p trellis-app -p trellis-cli

# Other formats are made on their systems: `make package FORMATS=dmg`.
.PHONY: package
package: build package-packages src-tauri/package/node_modules/.installed $(CARGO_CYCLONEDX) ## pack Trellis as .deb and .rpm
	CARGO_CYCLONEDX="$(CARGO_CYCLONEDX)" node src-tauri/package/make.mjs $(or $(FORMATS),deb rpm)

.PHONY: demo
demo: toolchain ## write the demo rosters again
	cargo run -p trellis-core --example rosters

.PHONY: icons
icons: toolchain ## draw the icons again from icons/trellis.svg
	.ci/packages icons
	node icons/make.mjs

# ---- Testing it

.PHONY: test
test: test-ui test-packing test-rust test-window test-office ## run every test but those of soak

# Every kill, flip and format many times as often, random input for ten minutes a reader, and the packages in a clean Debian.
.PHONY: soak
soak: toolchain build-packages ui/dist/index.html test-package ## run the tests that take long
	TRELLIS_SOAK=$(or $(TIMES),10) cargo test --release -p trellis-core --test damage -- --nocapture
	TRELLIS_SOAK=$(or $(TIMES),10) cargo test --release -p trellis-cli --test trellis -- --nocapture kill:: surroundings::
	.ci/fuzz 600

.PHONY: fuzz
fuzz: toolchain build-packages ## try random input on every reader: make fuzz LENGTH=600, in seconds
	.ci/fuzz $(or $(LENGTH),60)

.PHONY: test-rust
test-rust: toolchain build-packages ui/dist/index.html ## run the tests of the core, the command line and the shell
	cargo test --workspace

.PHONY: test-ui
test-ui: toolchain ui/node_modules/.installed ## run the tests of the UI
	npm --prefix ui test -- --run

# The window under test answers its dialogs from a file. It is kept apart from the one that does not. It is built as for
# `cargo test`: with `cargo build`, crates that development dependencies want more of would be compiled a second time.
.PHONY: test-window
test-window: toolchain build-packages test-packages ui/dist/index.html tests/e2e/node_modules/.installed $(TAURI_DRIVER) ## drive the real window
	cargo test --workspace --no-run --features trellis-app/test-seams
	install -D --target-directory="$(TARGET)/e2e" "$(TARGET)/debug/trellis-app" "$(TARGET)/debug/trellis" "$(TARGET)/debug/examples/large"
	TRELLIS_APP="$(TARGET)/e2e/trellis-app" TRELLIS_CLI="$(TARGET)/e2e/trellis" TRELLIS_LARGE="$(TARGET)/e2e/large" \
		TAURI_DRIVER="$(TAURI_DRIVER)" npm --prefix tests/e2e test

# Slides and plan as LibreOffice and Python read them. The command line is the one that drives the window, so that nothing is
# compiled a second time.
.PHONY: test-office
test-office: toolchain build-packages office-packages ui/dist/index.html $(OFFICE)/.installed ## look at the exported files with LibreOffice
	cargo test --workspace --no-run --features trellis-app/test-seams
	install -D --target-directory="$(TARGET)/e2e" "$(TARGET)/debug/trellis"
	TRELLIS_CLI="$(TARGET)/e2e/trellis" PYTHONDONTWRITEBYTECODE=1 "$(OFFICE)/bin/python" -m pytest tests/office </dev/null

# What can be said of the packages without building them.
.PHONY: test-packing
test-packing: toolchain package-packages $(CARGO_CYCLONEDX) ## see that packages would come out right
	CARGO_CYCLONEDX="$(CARGO_CYCLONEDX)" node --test tests/package/configuration.test.mjs

# Makes a Debian in a temporary folder, which needs root and a few minutes.
.PHONY: test-package
test-package: package ## install the packages in a clean Debian, and open a document there
	.ci/packages package-test
	node --test tests/package/contents.test.mjs tests/package/installed.test.mjs

# For people to look at, and for the README: no test does.
.PHONY: pictures
pictures: toolchain build-packages test-packages ui/dist/index.html tests/e2e/node_modules/.installed $(TAURI_DRIVER) ## take pictures of every screen
	cargo test --workspace --no-run --features trellis-app/test-seams
	install -D --target-directory="$(TARGET)/e2e" "$(TARGET)/debug/trellis-app" "$(TARGET)/debug/trellis" "$(TARGET)/debug/examples/large"
	TRELLIS_APP="$(TARGET)/e2e/trellis-app" TRELLIS_CLI="$(TARGET)/e2e/trellis" TRELLIS_LARGE="$(TARGET)/e2e/large" \
		TAURI_DRIVER="$(TAURI_DRIVER)" TRELLIS_ARTEFACTS="$(TARGET)/pictures" npm --prefix tests/e2e test -- pictures.js

# ---- Keeping it

.PHONY: check
check: format fences clippy ui-check ui-lint policy types-check licences-check ## check everything that is not a test

.PHONY: format
format: toolchain ## see that the Rust code is formatted
	cargo fmt --all --check

.PHONY: fences
fences: toolchain ## see that the architecture's fences stand
	.ci/fences

.PHONY: clippy
clippy: toolchain build-packages ui/dist/index.html ## lint the Rust code
	cargo clippy --workspace --all-targets --all-features -- -D warnings

.PHONY: ui-check
ui-check: toolchain ui/node_modules/.installed ## check the types of the UI
	npm --prefix ui run check

.PHONY: ui-lint
ui-lint: toolchain ui/node_modules/.installed ## lint the UI
	npm --prefix ui run lint

# Advisories need a clone of their database, which is not to be had everywhere.
.PHONY: policy
policy: toolchain $(CARGO_DENY) ## see that licences and sources of all crates are allowed ones
	$(CARGO_DENY) --all-features check licenses bans sources

# The whole workspace is named so that it shares one compilation with the tests.
.PHONY: types
types: toolchain build-packages ui/dist/index.html ## write ui/src/ipc/bindings.ts again from the Rust types
	TRELLIS_UPDATE_TYPES=1 cargo test --workspace --test bindings

.PHONY: types-check
types-check: toolchain build-packages ui/dist/index.html ## see that ui/src/ipc/bindings.ts is what the Rust types say
	.ci/types

# Offline: the texts are in the crates and packages, which are there once Trellis was built.
.PHONY: licences
licences: toolchain ui/node_modules/.installed $(CARGO_ABOUT) ## write ui/src/about/licences.json again
	cargo fetch --locked
	CARGO_ABOUT="$(CARGO_ABOUT)" node src-tauri/package/licences.mjs

.PHONY: licences-check
licences-check: toolchain ## see that ui/src/about/licences.json is what crates and packages say
	.ci/licences

.PHONY: clean
clean: ## remove all that make put here
	cargo clean
	rm -rf ui/dist ui/node_modules tests/e2e/node_modules src-tauri/package/node_modules "$(TOOLS)"

# ---- What these need

.PHONY: toolchain
toolchain:
	@.ci/toolchain

.PHONY: build-packages
build-packages:
	@.ci/packages build

.PHONY: test-packages
test-packages:
	@.ci/packages test

.PHONY: package-packages
package-packages:
	@.ci/packages package

.PHONY: office-packages
office-packages:
	@.ci/packages office

# The system's own Python, which the packages bring: another one in the path may come without what makes an environment.
$(OFFICE)/.installed: tests/office/requirements.txt | office-packages
	@mkdir -p "$(TOOLS)" && echo '*' > "$(TOOLS)/.gitignore"
	"$$([[ -x /usr/bin/python3 ]] && echo /usr/bin/python3 || command -v python3)" -m venv --clear "$(OFFICE)"
	"$(OFFICE)/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: --requirement $<
	touch $@

# Install scripts are what downloads prebuilt programs, and nothing of ours needs one.
%/node_modules/.installed: %/package.json %/package-lock.json
	npm --prefix $* ci --ignore-scripts --no-audit --no-fund
	touch $@

# The workspace's manifest has the version that About shows.
ui/dist/index.html: ui/node_modules/.installed $(UI_SOURCES) Cargo.toml
	npm --prefix ui run build

# Unoptimized: they are used for minutes, and building them optimized takes longer than that.
$(TAURI_DRIVER) $(CARGO_DENY) $(CARGO_CYCLONEDX): | build-packages
	@mkdir -p "$(TOOLS)" && echo '*' > "$(TOOLS)/.gitignore"
	cargo install $(notdir $@) --version "$(lastword $(subst -, ,$(notdir $(abspath $(dir $@)..))))" --locked --debug --root "$(abspath $(dir $@)..)"

# Optimized: it compares hundreds of texts with every licence there is, which takes many minutes otherwise.
$(CARGO_ABOUT): | build-packages
	@mkdir -p "$(TOOLS)" && echo '*' > "$(TOOLS)/.gitignore"
	CARGO_PROFILE_RELEASE_LTO=off cargo install cargo-about --version 0.9.3 --locked --features cli --root "$(abspath $(dir $@)..)"
