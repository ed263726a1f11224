//! Compiles `proto/` to Rust. protox is a compiler in pure Rust, so no protoc has to be installed.

use std::path::{Path, PathBuf};

use prost::Message as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new("proto");
    let mut files = Vec::new();
    collect(&root.join("peacebrief"), &mut files)?;
    files.sort();
    // tonic-prost-build announces no inputs of its own: without this line every change to proto/ would go unnoticed.
    println!("cargo::rerun-if-changed=proto");

    let descriptors = protox::compile(&files, [root])?;
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    std::fs::write(out.join("descriptors.bin"), descriptors.encode_to_vec())?;
    let mut names = tonic_prost_build::Config::new();
    // Canonical JSON finds a message's descriptor by its name.
    names.enable_type_names();
    tonic_prost_build::configure()
        .server_mod_attribute(".", "#[cfg(feature = \"server\")]")
        .client_mod_attribute(".", "#[cfg(feature = \"client\")]")
        // Connecting is the client library's business, and the only thing that would need tonic's transport.
        .build_transport(false)
        .compile_fds_with_config(descriptors, names)?;
    Ok(())
}

/// Adds the `.proto` files below a folder, at any depth.
fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, into)?;
        } else if path.extension().is_some_and(|e| e == "proto") {
            into.push(path);
        }
    }
    Ok(())
}
