# How the engine becomes WebAssembly. One variant: SIMD, no threads, no filesystem, memory that grows.
# Works with Debian 12's Emscripten 3.1.6 and with a current emsdk.

# Virtual functions that nothing calls go: of simdjson, a second parser for streams.
set(CASEWISE_WASM_FLAGS -msimd128 -mbulk-memory -flto -fvisibility=hidden -fwhole-program-vtables
  -fvirtual-function-elimination)
add_compile_options(${CASEWISE_WASM_FLAGS})
add_link_options(${CASEWISE_WASM_FLAGS} -fno-rtti)

# Code that runs once per file or query is compiled for size, what runs per case for speed: a quarter off the download
# (sizes: `npm run size`). Settling a file and deriving its variables at -Oz took 7 ms of 258,000 cases instead of 2. The
# second list is what of tables/ runs per case, and what writes every header.
function(casewise_small_where_cold)
  set(cold ${ARGN})
  list(FILTER cold INCLUDE REGEX "/engine/(codebook|json|query|tables)/|/(describe|report|header|merge|settle_values|loader|spelling_table|byte_window|record_lines|bindings|simdjson|errors|text|result|engine)[.]cpp$")
  list(FILTER cold EXCLUDE REGEX "/tables/(count|cross_counts|flows|item_combinations|largest_first|selection)[.]cpp$|/writer[.]cpp$")
  set_source_files_properties(${cold} PROPERTIES COMPILE_OPTIONS -Oz)
  # Of making private data, what runs once for a file or a release.
  set(once ${ARGN})
  list(FILTER once INCLUDE REGEX "/synthesis/(parameters|settings|plan|describe_noise|measure_report|release|release_bytes|released_counts|budget|domain|combination_request|write_records|shown_counts|synthesis|older|subjects)[.]cpp$|/synthesis/evaluation/(write_evaluation|write_figures|evaluation|evaluation_figures|holdout)[.]cpp$|/older/older_parameters[.]cpp$")
  set_source_files_properties(${once} PROPERTIES COMPILE_OPTIONS -Oz)
  # Part of every answer: -Oz would call a function for each character.
  list(FILTER cold INCLUDE REGEX "/(profile|crosstab|flows|reply_builder|cautions|reader|parse_query|parse_filter)[.]cpp$")
  set_source_files_properties(${cold} PROPERTIES COMPILE_OPTIONS -Os)
endfunction()
# Its generic kernel is the only one without intrinsics of a processor.
add_compile_definitions(SIMDJSON_IMPLEMENTATION_FALLBACK=1)

# What a page loads: build/wasm/NAME.mjs and NAME.wasm. The wasm bytes are handed in by web/bridge, so nothing
# is fetched; DYNAMIC_EXECUTION=0 keeps embind from `new Function`, which our content security policy refuses.
# A failed malloc returns null (ABORTING_MALLOC=0): the engine answers `out_of_memory` instead of dying.
# -Os here shortens the names between glue and wasm too. The glue is told what it need not do: the options it takes are
# those of web/bridge/instantiate.ts and of the tests; every browser with SIMD has the text decoder and what the versions
# stand for.
function(casewise_page_module target name factory)
  target_compile_definitions(${target} PRIVATE EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${name} SUFFIX .mjs
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_SOURCE_DIR}/build/wasm)
  target_link_options(${target} PRIVATE
    --bind -Oz -sMALLOC=emmalloc
    -sMODULARIZE=1 -sEXPORT_ES6=1 -sEXPORT_NAME=${factory} -sENVIRONMENT=web,worker
    -sDYNAMIC_EXECUTION=0 -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=8MB -sMAXIMUM_MEMORY=4GB
    -sTOTAL_STACK=1MB -sABORTING_MALLOC=0
    -sINCOMING_MODULE_JS_API=['locateFile','printErr','instantiateWasm','wasmBinary'] -sTEXTDECODER=2
    -sMIN_CHROME_VERSION=91 -sMIN_FIREFOX_VERSION=89 -sMIN_SAFARI_VERSION=160400)
  # A newer wasm-opt than Debian's inlines across what was compiled for size: queries take a fifth to a quarter less, for
  # 1 % of the download.
  set(wasm ${PROJECT_SOURCE_DIR}/build/wasm/${name}.wasm)
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND node ${PROJECT_SOURCE_DIR}/node_modules/binaryen/bin/wasm-opt -Os -O3 -Os --converge
      --low-memory-unused --enable-simd --enable-bulk-memory ${wasm} -o ${wasm} VERBATIM)
endfunction()

# The same C++ tests, run by Node: they read fixtures with Node's own file system and print to standard output.
function(casewise_node_program target)
  set_target_properties(${target} PROPERTIES SUFFIX .cjs)
  target_link_options(${target} PRIVATE
    -O1 -sENVIRONMENT=node -sSINGLE_FILE=1 -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB
    -sABORTING_MALLOC=0)
endfunction()
