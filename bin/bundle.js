/**
 * The program in few files: a check loads some 300 modules in its two processes otherwise, one by one. What lies in node_modules/ stays there, and so do the pipelines. Every file is two folders deep in dist/, as its source is: what is found relative to
 * a file (`import.meta.url`) is found from here too.
 */
export default {
  input: { cli: 'dist/src/face/cli.js', readingProcess: 'dist/src/store/reader/readingProcess.js' },
  external: (id) => !/^[./]|^[A-Z]:|^dist/.test(id),
  platform: 'node',
  logLevel: 'warn',
  output: {
    dir: 'dist/program',
    format: 'esm',
    entryFileNames: 'main/[name].js',
    chunkFileNames: 'parts/[name].js',
    comments: false,
  },
}
