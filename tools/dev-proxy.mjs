/** What the development server of the web app hands on to the server (see dev.mjs). */
const server = { target: process.env.PARLEY_SERVER, changeOrigin: true };

export default { '/api': server, '/health': server };
