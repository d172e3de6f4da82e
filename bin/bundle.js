/**
 * The program in few files: a command loads some 250 modules one by one otherwise, which takes longer than what it then does. What lies in
 * node_modules/ stays there, and so do the pipelines. Every file is two folders deep in dist/, as its source is: what is found relative to
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
